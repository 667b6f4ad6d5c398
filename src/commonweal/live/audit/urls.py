"""The address of what was done in a place."""

from django.urls import path

from commonweal.live.audit import views

app_name = "audit"
urlpatterns = [path("", views.events, name="events")]
