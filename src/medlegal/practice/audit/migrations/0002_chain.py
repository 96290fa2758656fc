"""The audit is append-only and chained; the functions that every isolated table uses."""

from django.db import migrations

from medlegal.practice.audit.chain import DIGEST, LINKING, RIGHTS, TABLES, WATCHING
from medlegal.practice.audit.isolation import WHO_IS_ASKING


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (WHO_IS_ASKING, TABLES, DIGEST, LINKING, WATCHING, RIGHTS)
    ]
