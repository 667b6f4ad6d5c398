"""The addresses of this app."""

from django.urls import path

from commonweal.live.directory import views

app_name = "directory"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:pk>/", views.service, name="service"),
]
