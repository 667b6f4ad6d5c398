"""Triggers as they are now: on SQLite a row cannot be replaced by another of its number either."""

from django.db import migrations

from commonweal.live.audit import triggers


def renew(apps, schema_editor):
    """Take them off and put them on as they are now."""
    triggers.remove(schema_editor.connection)
    triggers.install(schema_editor.connection)


class Migration(migrations.Migration):
    """Nothing stands in the place of another."""

    dependencies = [("audit", "0002_only_grows")]
    operations = [migrations.RunPython(renew, migrations.RunPython.noop)]
