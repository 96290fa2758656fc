"""The office's own stays the office's, parties see the threads of all, and the evaluator sees nothing one-sided."""

from django.db import migrations

from medlegal.practice.audit.isolation import NOT_CONFINED, OWN_EVALUATION, isolated

EVALUATION = {"evaluation_id": "cases_evaluation"}
OF_ALL = f"{NOT_CONFINED} OR (({OWN_EVALUATION}) AND kind = 'all_parties')"
IN_A_THREAD = f"{NOT_CONFINED} OR (({OWN_EVALUATION}) AND {{column}} IN (SELECT id FROM {{table}}))"
OWN_MARK = f"{NOT_CONFINED} OR (({OWN_EVALUATION}) AND reader_id = (SELECT asking_user()))"

# Whoever asks as nobody is the clock; the evaluator is refused in the row, not only on the page.
NOT_FOR_THE_EVALUATOR = """
CREATE POLICY not_for_the_evaluator ON correspondence_communication AS RESTRICTIVE FOR SELECT USING (
    state NOT IN ('quarantined', 'kept_out', 'returned')
    OR (SELECT asking_user()) IS NULL
    OR NOT EXISTS (
        SELECT FROM cases_evaluation JOIN people_physician ON people_physician.id = cases_evaluation.physician_id
        WHERE cases_evaluation.id = correspondence_communication.evaluation_id
        AND people_physician.user_id = (SELECT asking_user())
    )
);
CREATE POLICY not_for_the_evaluator ON correspondence_communicationfile AS RESTRICTIVE FOR SELECT USING (
    communication_id IN (SELECT id FROM correspondence_communication)
);
"""

# Nothing that was written among few is shown to all later, nor the other way round.
KIND_STAYS = """
CREATE FUNCTION thread_kind_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.kind IS DISTINCT FROM OLD.kind OR NEW.evaluation_id IS DISTINCT FROM OLD.evaluation_id THEN
        RAISE EXCEPTION 'A thread stays with those for whom it was begun.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER kind_stays BEFORE UPDATE ON correspondence_thread
FOR EACH ROW EXECUTE FUNCTION thread_kind_stays();
CREATE FUNCTION message_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A message stays as it was written.' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER message_stays BEFORE UPDATE OF text, thread_id, author, written_at ON correspondence_message
FOR EACH ROW EXECUTE FUNCTION message_stays();
"""

ANSWERED = "DROP POLICY not_for_the_evaluator ON correspondence_communication"


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0004_service_and_contact"), ("calendar", "0002_isolation")]
    operations = [
        isolated(
            "correspondence_delivery",
            confined=NOT_CONFINED,
            parents=EVALUATION | {"recipient_id": "correspondence_recipient"},
        ),
        isolated(
            "correspondence_senderproof",
            confined=NOT_CONFINED,
            parents=EVALUATION
            | {"serving_id": "correspondence_serving", "recipient_id": "correspondence_recipient"},
        ),
        isolated(
            "correspondence_communication",
            confined=NOT_CONFINED,
            parents=EVALUATION | {"party_id": "cases_party", "serving_id": "correspondence_serving"},
        ),
        isolated(
            "correspondence_communicationfile",
            confined=NOT_CONFINED,
            parents=EVALUATION | {"communication_id": "correspondence_communication"},
        ),
        isolated("correspondence_thread", confined=OF_ALL, parents=EVALUATION),
        isolated(
            "correspondence_message",
            confined=IN_A_THREAD.format(column="thread_id", table="correspondence_thread"),
            parents=EVALUATION | {"thread_id": "correspondence_thread", "seat_id": "cases_seat"},
        ),
        isolated(
            "correspondence_attachment",
            confined=IN_A_THREAD.format(column="message_id", table="correspondence_message"),
            parents=EVALUATION | {"message_id": "correspondence_message"},
        ),
        isolated(
            "correspondence_readmark",
            confined=OWN_MARK,
            parents=EVALUATION | {"thread_id": "correspondence_thread"},
        ),
        isolated("correspondence_contact", confined=NOT_CONFINED),
        isolated(
            "correspondence_booking",
            confined=NOT_CONFINED,
            parents=EVALUATION
            | {"contact_id": "correspondence_contact", "appointment_id": "calendar_appointment"},
        ),
        migrations.RunSQL(NOT_FOR_THE_EVALUATOR, ANSWERED),
        migrations.RunSQL(KIND_STAYS, "DROP TRIGGER kind_stays ON correspondence_thread"),
    ]
