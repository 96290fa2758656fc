"""Decisions about records are confined to their evaluation, and are never changed nor removed."""

from django.db import migrations

from medlegal.practice.audit.isolation import isolated

EVALUATION = {"evaluation_id": "cases_evaluation"}
INSIDE = """
ALTER TABLE intake_file ADD CONSTRAINT intake_file_inside_id_same_practice
FOREIGN KEY (practice_id, inside_id) REFERENCES intake_file (practice_id, id) DEFERRABLE INITIALLY DEFERRED;
"""
KEPT = """
CREATE FUNCTION intake_decision_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'decisions are append-only: % on % is refused', TG_OP, TG_TABLE_NAME; END $$;

CREATE TRIGGER kept BEFORE UPDATE OR DELETE ON intake_decision
FOR EACH ROW EXECUTE FUNCTION intake_decision_is_kept();
CREATE TRIGGER kept BEFORE UPDATE OR DELETE ON intake_reversal
FOR EACH ROW EXECUTE FUNCTION intake_decision_is_kept();
"""
FREED = """
DROP TRIGGER kept ON intake_decision; DROP TRIGGER kept ON intake_reversal;
DROP FUNCTION intake_decision_is_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0005_workbench"), ("cases", "0002_isolation")]
    operations = [
        isolated("intake_decision", parents=EVALUATION | {"file_id": "intake_file"}),
        isolated("intake_reversal", parents=EVALUATION | {"decision_id": "intake_decision"}),
        migrations.RunSQL(
            INSIDE, "ALTER TABLE intake_file DROP CONSTRAINT intake_file_inside_id_same_practice"
        ),
        migrations.RunSQL(KEPT, FREED),
    ]
