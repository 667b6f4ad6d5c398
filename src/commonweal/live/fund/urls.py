"""The addresses of this app."""

from django.urls import path

from commonweal.live.fund import views

app_name = "fund"
urlpatterns = [path("", views.index, name="index")]
