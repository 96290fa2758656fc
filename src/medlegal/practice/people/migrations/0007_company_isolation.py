"""Who works for the company sees people and the audit of every practice, and counts those under contract."""

from django.db import migrations

from medlegal.practice.audit.isolation import NOT_CONFINED, watch
from medlegal.practice.people.company import COUNTING, EVERYBODY, SEES_PEOPLE, STAFF, WORKS, company_wide

# A practice's own people read its contracts; the company writes them.
CONTRACTS = f"""
ALTER TABLE people_contract ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_contract FORCE ROW LEVEL SECURITY;
ALTER TABLE people_contract ADD CONSTRAINT people_contract_in_practice UNIQUE (practice_id, id);
CREATE POLICY of_the_company ON people_contract USING ({STAFF});
CREATE POLICY of_the_practice ON people_contract FOR SELECT
USING (practice_id = ANY ((SELECT asking_practices())::bigint[]));
CREATE POLICY of_the_party ON people_contract AS RESTRICTIVE USING ({NOT_CONFINED} OR {STAFF});
"""
FIRST_SEAT = f"{STAFF} OR NOT (SELECT company_is_founded())"


class Migration(migrations.Migration):
    dependencies = [("people", "0006_company"), ("audit", "0003_roll")]
    operations = [
        migrations.RunSQL(WORKS, migrations.RunSQL.noop),
        company_wide("people_companyseat", read=EVERYBODY, add=FIRST_SEAT),
        migrations.RunSQL("\n".join([CONTRACTS, *watch("people_contract")]), migrations.RunSQL.noop),
        migrations.RunSQL(COUNTING, migrations.RunSQL.noop),
        migrations.RunSQL(SEES_PEOPLE, migrations.RunSQL.noop),
    ]
