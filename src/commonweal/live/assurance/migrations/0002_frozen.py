"""Triggers that keep issued statements as they are."""

from django.db import migrations

from commonweal.live.assurance import frozen


def install(apps, schema_editor):
    """Install on whichever database this is."""
    frozen.install(schema_editor.connection)


def remove(apps, schema_editor):
    """Take them off again."""
    frozen.remove(schema_editor.connection)


class Migration(migrations.Migration):
    """Once a statement is issued, it stays."""

    dependencies = [("assurance", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
