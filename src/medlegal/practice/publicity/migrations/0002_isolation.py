"""Everybody reads what is published; the company writes its pages, a practice its profiles, a stranger an inquiry."""

from django.db import migrations

from medlegal.practice.audit.isolation import NOT_CONFINED, isolated
from medlegal.practice.people.company import EVERYBODY, STAFF, company_wide

OF_PUBLISHED = "EXISTS (SELECT FROM publicity_physicianprofile p WHERE p.id = profile_id AND p.is_published)"
SHOWN = f"""
CREATE POLICY published ON publicity_physicianprofile FOR SELECT USING (is_published);
CREATE POLICY published ON publicity_profileoffice FOR SELECT USING ({OF_PUBLISHED});
CREATE POLICY of_the_company ON publicity_physicianprofile FOR SELECT USING ({STAFF});
CREATE POLICY of_the_company ON publicity_profileoffice FOR SELECT USING ({STAFF});
"""


class Migration(migrations.Migration):
    dependencies = [("publicity", "0001_initial"), ("people", "0007_company_isolation")]
    operations = [
        company_wide("publicity_article", read=EVERYBODY),
        company_wide("publicity_version", read=f"published_at IS NOT NULL OR {STAFF}"),
        company_wide("publicity_inquiry", read=STAFF, add=EVERYBODY),
        company_wide("publicity_joininginquiry", read=STAFF, add=EVERYBODY),
        company_wide("publicity_inquirynote", read=STAFF),
        isolated(
            "publicity_physicianprofile",
            confined=f"{NOT_CONFINED} OR is_published",
            parents={"physician_id": "people_physician"},
        ),
        isolated(
            "publicity_profileoffice",
            confined=f"{NOT_CONFINED} OR {OF_PUBLISHED}",
            parents={"profile_id": "publicity_physicianprofile", "office_id": "people_office"},
        ),
        migrations.RunSQL(SHOWN, migrations.RunSQL.noop),
    ]
