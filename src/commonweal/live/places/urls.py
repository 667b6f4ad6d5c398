"""The addresses of a place itself and its organisations."""

from django.urls import path

from commonweal.live.places import views

app_name = "places"
urlpatterns = [
    path("", views.organisations, name="organisations"),
    path("edit/", views.edit, name="edit"),
    path("add/", views.add_organisation, name="add_organisation"),
    path("<int:pk>/", views.edit_organisation, name="edit_organisation"),
]
