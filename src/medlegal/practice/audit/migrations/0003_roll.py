"""Which chains there are can be read by whoever verifies them."""

from django.db import migrations

from medlegal.practice.audit.roll import ROLL


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_chain")]
    operations = [migrations.RunSQL(ROLL, migrations.RunSQL.noop)]
