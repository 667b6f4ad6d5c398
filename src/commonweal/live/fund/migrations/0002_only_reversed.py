"""Triggers that let the ledger only grow."""

from django.db import migrations

from commonweal.live.fund import ledger


def install(apps, schema_editor):
    """Install on whichever database this is."""
    ledger.install(schema_editor.connection)


def remove(apps, schema_editor):
    """Take them off again."""
    ledger.remove(schema_editor.connection)


class Migration(migrations.Migration):
    """Once entries and postings are there, they stay as they are."""

    dependencies = [("fund", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
