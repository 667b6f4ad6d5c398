"""Triggers that let the table of events only grow."""

from django.db import migrations

from commonweal.live.audit import triggers


def install(apps, schema_editor):
    """Install on whichever database this is."""
    triggers.install(schema_editor.connection)


def remove(apps, schema_editor):
    """Take them off again."""
    triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):
    """Once the table is there, it only grows."""

    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
