"""The address that an invitation leads to."""

from django.urls import path

from commonweal.live.accounts import views

app_name = "invitation"
urlpatterns = [path("<str:token>/", views.accept, name="accept")]
