"""The addresses of assurance and of statements."""

from django.urls import path

from commonweal.live.assurance import edit_views, statement_edit_views, statement_views, views

app_name = "assurance"
urlpatterns = [
    path("", views.index, name="index"),
    path("entries/", views.entries, name="entries"),
    path("entries/<int:pk>/correct/", edit_views.correct, name="correct"),
    path("entries/<int:pk>/withdraw/", edit_views.withdraw, name="withdraw"),
    path("statements/", statement_views.statements, name="statements"),
    path("statements/new/", statement_edit_views.draft, name="draft"),
    path("statements/<int:pk>/", statement_views.statement, name="statement"),
    path("statements/<int:pk>/pdf/", statement_views.as_pdf, name="pdf"),
    path("statements/<int:pk>/change/", statement_edit_views.redraft, name="redraft"),
    path("statements/<int:pk>/issue/", statement_edit_views.issue, name="issue"),
    path("statements/<int:pk>/discard/", statement_edit_views.discard, name="discard"),
    path("statements/<int:pk>/replace/", statement_edit_views.replace, name="replace"),
    path("statements/<int:pk>/figures/<slug:key>/", statement_views.figure, name="figure"),
    path("<slug:kind>/<int:pk>/", views.subject, name="subject"),
    path("<slug:kind>/<int:pk>/say/<slug:voice>/", edit_views.say, name="say"),
    path("<slug:kind>/<int:pk>/ask/<slug:voice>/", edit_views.ask, name="ask"),
]
