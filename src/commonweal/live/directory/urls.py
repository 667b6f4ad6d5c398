"""The addresses of the directory."""

from django.urls import path

from commonweal.live.directory import edit_views, views
from commonweal.live.directory.openreferral_in import views as imports

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
    path("feeds/", imports.index, name="imports"),
    path("feeds/add/", imports.begin, name="import_begin"),
    path("feeds/<int:pk>/", imports.show, name="import"),
    path("feeds/<int:pk>/problems/", imports.problems, name="import_problems"),
    path("feeds/<int:pk>/start/", imports.step, {"what": "start"}, name="import_start"),
    path("feeds/<int:pk>/again/", imports.step, {"what": "again"}, name="import_again"),
    path("feeds/<int:pk>/drop/", imports.step, {"what": "drop"}, name="import_drop"),
    path("corrections/<int:pk>/", edit_views.answer, name="answer"),
]
