"""The addresses of decisions, and of what they are taken by and for."""

from django.urls import path

from commonweal.live.governance import edit_views, frame_edit_views, frame_views, together_views, views

app_name = "governance"
urlpatterns = [
    path("", views.index, name="index"),
    path("propose/", edit_views.propose, name="propose"),
    path("together/", together_views.together, name="together"),
    path("frame/", frame_views.frame, name="frame"),
    path("bodies/make/", frame_edit_views.make_body, name="make_body"),
    path("bodies/<int:pk>/", frame_views.body, name="body"),
    path("bodies/<int:pk>/edit/", frame_edit_views.edit_body, name="edit_body"),
    path("bodies/<int:pk>/meet/", frame_edit_views.make_meeting, name="make_meeting"),
    path("meetings/<int:pk>/", frame_views.meeting, name="meeting"),
    path("meetings/<int:pk>/edit/", frame_edit_views.edit_meeting, name="edit_meeting"),
    path("strategies/make/", frame_edit_views.make_strategy, name="make_strategy"),
    path("strategies/<int:pk>/", frame_views.strategy, name="strategy"),
    path("strategies/<int:pk>/edit/", frame_edit_views.edit_strategy, name="edit_strategy"),
    path("systems/make/", frame_edit_views.make_system, name="make_system"),
    path("systems/<int:pk>/", frame_views.system, name="system"),
    path("systems/<int:pk>/edit/", frame_edit_views.edit_system, name="edit_system"),
    path("<int:pk>/", views.decision, name="decision"),
    path("<int:pk>/together/", together_views.around_one, name="around"),
    path("<int:pk>/reopen/", edit_views.reopen, name="reopen"),
    path("<int:pk>/<slug:what>/", edit_views.step, name="step"),
]
