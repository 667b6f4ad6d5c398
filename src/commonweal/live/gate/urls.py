"""The addresses of what leaves a place."""

from django.urls import path

from commonweal.live.gate import views

app_name = "gate"
urlpatterns = [
    path("", views.index, name="index"),
    path("past/", views.past, name="past"),
    path("record/", views.record, name="record"),
    path("place/", views.folder, name="place"),
]
