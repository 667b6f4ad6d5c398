"""The addresses of a place's people: memberships, invitations, review."""

from django.urls import path

from commonweal.live.accounts import views

app_name = "accounts"
urlpatterns = [path("", views.people, name="people")]
