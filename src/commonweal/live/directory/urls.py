"""The addresses of the directory."""

from django.urls import path

from commonweal.live.directory import edit_views, views

app_name = "directory"
urlpatterns = [
    path("", views.index, name="index"),
    path("who-can-help/", views.who_can_help, name="who_can_help"),
    path("add/", edit_views.add, name="add"),
    path("<int:pk>/", views.service, name="service"),
    path("<int:pk>/edit/", edit_views.edit, name="edit"),
    path("<int:pk>/confirm/", edit_views.confirm, name="confirm"),
    path("<int:pk>/room/", edit_views.capacity, name="capacity"),
    path("<int:pk>/correct/", edit_views.suggest, name="suggest"),
    path("corrections/<int:pk>/", edit_views.answer, name="answer"),
]
