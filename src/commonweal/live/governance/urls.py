"""The addresses of decisions."""

from django.urls import path

from commonweal.live.governance import edit_views, views

app_name = "governance"
urlpatterns = [
    path("", views.index, name="index"),
    path("propose/", edit_views.propose, name="propose"),
    path("<int:pk>/", views.decision, name="decision"),
    path("<int:pk>/link/", edit_views.link, name="link"),
    path("<int:pk>/reopen/", edit_views.reopen, name="reopen"),
    path("<int:pk>/<slug:what>/", edit_views.step, name="step"),
]
