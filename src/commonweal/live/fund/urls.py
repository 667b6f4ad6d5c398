"""The addresses of the fund."""

from django.urls import path

from commonweal.live.fund import bcf_views, parts_views, record_views, statement_views, views
from commonweal.live.fund.edit_views import agreements, funds, ledger, months, versions

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
    path("partners/", record_views.partners, name="partners"),
    path("accounts/", record_views.accounts, name="accounts"),
    path("virements/", record_views.virements, name="virements"),
    path("begin/", funds.begin, name="begin"),
    path("year/", funds.year, name="year"),
    path("components/add/", funds.component, name="add_component"),
    path("partners/add/", funds.partner, name="add_partner"),
    path("partners/pay-in/", funds.contribution, name="set_contribution"),
    path("accounts/open/", ledger.account, name="open_account"),
    path("entries/record/", ledger.record, name="record"),
    path("entries/<int:pk>/reverse/", ledger.reverse_, name="reverse"),
    path("months/<slug:kind>/", months.fill_in, name="months"),
    path("months/<slug:kind>/upload/", months.upload, name="upload"),
    path("virements/move/", months.move, name="move"),
    path("publish/", versions.publish, name="publish"),
    path("versions/<slug:key>/change/", versions.change, name="change_version"),
    path("versions/<slug:key>/add-line/", versions.line, name="add_line"),
    path("lines/<int:pk>/", versions.change_line, name="change_line"),
    path("lines/<int:pk>/remove/", versions.remove_line, name="remove_line"),
    path("agreement/write/", agreements.write, name="write_agreement"),
    path("agreement/<int:pk>/change/", agreements.change, name="change_agreement"),
    path("agreement/<int:pk>/reports/<int:number>/", agreements.report, name="report"),
    path("agreement/<int:pk>/clauses/<slug:kind>/", agreements.clause, name="add_clause"),
    path("clauses/<int:pk>/", agreements.change_clause, name="change_clause"),
    path("clauses/<int:pk>/remove/", agreements.remove_clause, name="remove_clause"),
]
