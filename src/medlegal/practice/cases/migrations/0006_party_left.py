from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_requests_isolation")]

    operations = [
        migrations.AddField("party", "left_on", models.DateField(null=True, blank=True)),
        migrations.AddField("party", "left_reason", models.CharField(blank=True, max_length=200, default="")),
        migrations.AlterField("party", "left_reason", models.CharField(blank=True, max_length=200)),
    ]
