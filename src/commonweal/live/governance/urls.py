"""The addresses of this app."""

from django.urls import path

from commonweal.live.governance import views

app_name = "governance"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:pk>/", views.decision, name="decision"),
]
