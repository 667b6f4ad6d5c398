"""The addresses of the fund."""

from django.urls import path

from commonweal.live.fund import bcf_views, parts_views, statement_views, views

app_name = "fund"
urlpatterns = [
    path("", views.index, name="index"),
    path("position/", views.position, name="position"),
    path("agreement/", views.agreement, name="agreement"),
    path("entries/", views.entries, name="entries"),
    path("versions/<slug:key>/", views.version, name="version"),
    path("versions/<slug:key>/parts/", parts_views.version_parts, name="parts"),
    path("statements/", statement_views.statements, name="statements"),
    path("statements/<int:year>/", statement_views.statement, name="statement"),
    path("statements/<int:year>/<slug:period>/", statement_views.statement, name="quarter"),
    path("better-care/<int:year>/", bcf_views.bcf, name="bcf"),
    path("rows/", statement_views.rows, name="rows"),
]
