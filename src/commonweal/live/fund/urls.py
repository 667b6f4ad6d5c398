"""The addresses of the fund."""

from django.urls import path

from commonweal.live.fund import views

app_name = "fund"
urlpatterns = [
    path("", views.index, name="index"),
    path("position/", views.position, name="position"),
    path("agreement/", views.agreement, name="agreement"),
    path("entries/", views.entries, name="entries"),
    path("versions/<slug:key>/", views.version, name="version"),
]
