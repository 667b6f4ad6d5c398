"""Virements know the decision they follow from; the database holds that every entry of the ledger balances."""

from django.db import migrations

from commonweal.live.fund import ledger


def find_decisions(apps, schema_editor):
    """Give each virement the decision of its place that its old key names, where there is one."""
    Decision = apps.get_model("governance", "Decision")
    for row in apps.get_model("fund", "Virement").objects.exclude(decision_key="").select_related("fund"):
        key = row.decision_key
        if key.isascii() and key.isdecimal() and len(key) < 18:
            row.decision = Decision.objects.filter(place_id=row.fund.place_id, pk=int(key)).first()
            row.save(update_fields=["decision"])


def install(apps, schema_editor):
    """Put all triggers of the ledger on, in the place of the earlier ones."""
    ledger.install(schema_editor.connection)


class Migration(migrations.Migration):
    """The triggers come last: nothing in the ledger itself is touched here."""

    dependencies = [("fund", "0003_the_year_and_reports")]
    operations = [
        migrations.RunPython(find_decisions, migrations.RunPython.noop),
        migrations.RunPython(install, migrations.RunPython.noop),
    ]
