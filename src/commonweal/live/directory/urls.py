"""The addresses of the directory."""

from django.urls import path

from commonweal.live.directory import door_views, edit_views, views
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
    path("<int:pk>/clauses/", door_views.clauses, name="clauses"),
    path("<int:pk>/clauses/add/", door_views.add_clause, name="add_clause"),
    path("<int:pk>/teams/add/", door_views.add_team, name="add_team"),
    path("<int:pk>/where/add/", door_views.add_location, name="add_location"),
    path("clauses/due/", door_views.due, name="clauses_due"),
    path("clauses/<int:pk>/", door_views.edit_clause, name="edit_clause"),
    path("clauses/<int:pk>/end/", door_views.end_clause, name="end_clause"),
    path("teams/<int:pk>/", door_views.edit_team, name="edit_team"),
    path("teams/<int:pk>/skill/", door_views.skill, name="skill"),
    path("where/<int:pk>/", door_views.edit_location, name="edit_location"),
    path("corrections/<int:pk>/", edit_views.answer, name="answer"),
]
