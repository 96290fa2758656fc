"""What happens to one evaluation in the year, from the request to the paid bill, with everything that goes wrong."""

from datetime import date, timedelta

from django.db import transaction

from benchmarks.year.office import HOME, NUMBERS, Year
from benchmarks.year.papers import keep_records, write_report
from medlegal.flows.answer_bill import answer_bill
from medlegal.flows.answer_lateness import object_to_lateness, waive_lateness
from medlegal.flows.ask_extension import agree_more_time, answer_extension, ask_extension
from medlegal.flows.book_appointment import book_appointment
from medlegal.flows.cancel_appointment import cancel_appointment
from medlegal.flows.close_evaluation import close_evaluation
from medlegal.flows.confirm_cancellation import confirm_cancellation, hear_cancellation
from medlegal.flows.correct_facts import answer_correction, ask_correction, review_correction
from medlegal.flows.end_appointment import end_appointment
from medlegal.flows.hold_examination import hold_examination
from medlegal.flows.notice_deposition import cancel_deposition, hold_deposition, notice_deposition
from medlegal.flows.serve_letter import serve_drafted_notice
from medlegal.flows.serve_report import serve_report
from medlegal.flows.state_cause import Cause
from medlegal.flows.take_request import take_request
from medlegal.practice.billing.selectors import bill_of, lines_of
from medlegal.practice.cases.access import enter_practice
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.selectors import parties_as_told, parties_of


class Course:
    """One evaluation's way through the year. Each step plans the next on the year's agenda."""

    def __init__(self, year: Year, prior: Evaluation | None = None, kind: str = "initial") -> None:
        self.year, self.prior, self.kind = year, prior, kind
        self.physician = prior.physician if prior else year.chance.choice(year.physicians)
        self.office = year.offices[self.physician.pk]
        self.evaluation: Evaluation | None = None
        self.booked_for: date | None = None
        self.extended = ""
        self.is_over = False

    @property
    def scheduler(self) -> object:
        return self.year.people["scheduler"]

    def party(self, role: str = Party.Role.DEFENSE_ATTORNEY) -> Party:
        with transaction.atomic():
            enter_practice(self.year.practice.pk)
            return parties_of(self.evaluation).get(role=role)

    def act(self, name: str, who: object, flow: object, *given: object, **more: object) -> bool:
        """A flow of this evaluation on this day, by one person; nothing once it is closed."""
        if self.is_over:
            return False
        return self.year.does(name, who, lambda: flow(self.evaluation, *given, **more, actor=who))

    # The request and the appointment

    def request(self) -> None:
        year = self.year
        year.does(f"request, {self.kind}", self.scheduler, self.keep_request)
        if self.kind == "supplemental":
            self.plan_supplemental()
            return
        year.in_days(9 if year.happens(0.1) else year.chance.randint(0, 4), self.book)
        year.in_days(year.chance.randint(3, 15), self.receive)
        if year.happens(0.06):
            year.in_days(year.chance.randint(20, 120), self.settle)

    def keep_request(self) -> None:
        year, number = self.year, next(NUMBERS)
        family = f"Worker{number:05d}"
        told = [
            {"role": Party.Role.WORKER, "name": f"Invented {family}", **HOME},
            {"role": Party.Role.APPLICANT_ATTORNEY, "name": f"Applicant Attorney {number % 40}", **HOME},
            {"role": Party.Role.DEFENSE_ATTORNEY, "name": f"Defense Attorney {number % 30}", **HOME},
            {"role": Party.Role.CLAIMS_ADMINISTRATOR, "name": f"Adjuster {number % 20}", **HOME},
        ]
        injury = {
            "kind": "specific",
            "began_on": year.today - timedelta(days=200 + number % 300),
            "employer": f"Invented Freight {number}",
            "claim_number": f"YR-{number:06d}",
            "body_parts": "low back",
        }
        self.evaluation = take_request(
            year.practice,
            worker={
                "given_name": f"Given{number}",
                "family_name": family,
                "born_on": date(1960, 1, 1) + timedelta(days=37 * number % 12000),
                **HOME,
            },
            injuries=() if self.prior else (injury,),
            parties=parties_as_told(self.prior) if self.prior else told,
            physician=self.physician,
            role=self.prior.role if self.prior else year.chance.choice(("panel_qme",) * 4 + ("ame",)),
            kind=self.kind,
            is_represented=self.prior.is_represented if self.prior else not year.happens(0.3),
            panel_number="7000001",
            requested_on=year.today,
            prior=self.prior,
            another_because="Invented and numbered.",
            actor=self.scheduler,
        )

    def book(self) -> None:
        year = self.year
        if self.is_over or self.booked_for:
            return
        late_by_choice = year.happens(0.04)
        ahead = year.chance.randint(100, 115) if late_by_choice else year.chance.randint(15, 55)
        starts_at = year.free_hour(self.physician, year.today + timedelta(days=ahead))
        booked = self.act(
            "appointment booked",
            self.scheduler,
            book_appointment,
            office=self.office,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=60),
            on=year.today,
            knowing="The parties wrote that they agree." if late_by_choice or ahead > 30 else "",
        )
        if not booked:
            year.in_days(3, self.book)
            return
        self.booked_for = starts_at.date()
        days = (self.booked_for - year.today).days
        if not year.happens(0.08):  # else it is forgotten, until somebody is told
            year.in_days(year.chance.choice((0, 1, 2, 3, 6, 11)), self.serve_notice)
        year.in_days(days, self.meet(self.booked_for))
        if year.happens(0.1):
            year.in_days(year.chance.randint(1, days - 1), self.cancel(self.booked_for))

    def serve_notice(self) -> None:
        if self.booked_for:
            self.act("notice served", self.scheduler, serve_drafted_notice, on=self.year.today)

    def cancel(self, booked_for: date) -> object:
        def cancelled() -> None:
            if self.booked_for != booked_for:
                return
            year, by = self.year, self.year.chance.choice(("evaluator", "worker", "defense", "agreed"))
            cause = Cause("disaster", "Invented") if by == "evaluator" else None
            told = {"on": year.today, "reason": "Invented", "by": by, "cause": cause}
            if by == "worker" and year.happens(0.5):
                worker = self.party(Party.Role.WORKER)
                self.act("cancelled by word", self.scheduler, hear_cancellation, party=worker, on=year.today)
                if year.happens(0.7):
                    self.act("confirmed", self.scheduler, confirm_cancellation, on=year.today, proof="Fax")
            if self.act(f"cancelled by {by}", self.scheduler, cancel_appointment, **told):
                self.booked_for = None
                year.in_days(year.chance.randint(0, 6), self.book)

        return cancelled

    # The records, the examination and the report

    def receive(self) -> None:
        editor = self.year.people["record_editor"]
        self.act("records received", editor, keep_records, year=self.year, course=self)

    def meet(self, booked_for: date) -> object:
        def came() -> None:
            if self.booked_for != booked_for or self.is_over:
                return
            year = self.year
            if year.happens(0.07):
                self.booked_for = None
                self.act("no show", self.scheduler, end_appointment, ended="no_show", on=year.today)
                year.in_days(year.chance.randint(0, 5), self.book)
                return
            held = {"face_to_face_minutes": 45, "identity_seen": "An invented license"}
            self.act("examined", self.scheduler, hold_examination, on=year.today, office=self.office, **held)
            self.plan_report()

        return came

    def plan_report(self) -> None:
        year, course = self.year, self.year.chance.random()
        if course < 0.62:
            year.in_days(year.chance.randint(12, 27), self.serve)
        elif course < 0.74:
            year.in_days(year.chance.randint(20, 23), self.ask_time)
        elif course < 0.9:
            late = year.chance.randint(31, 50)
            year.in_days(late, self.serve)
            if year.happens(0.5):
                year.in_days(32, self.object_and_waive)
        # else it is forgotten, until somebody is told

    def ask_time(self) -> None:
        year, ground = self.year, self.year.chance.choice(("tests", "good_cause"))
        cause = Cause("medical_emergency", "Invented") if ground == "good_cause" else None
        told = {"on": year.today, "ground": ground, "cause": cause}
        self.act("time asked", self.physician.user, ask_extension, **told)
        year.in_days(4, self.answer_time)

    def answer_time(self) -> None:
        year, is_granted = self.year, self.year.happens(0.7)
        told = {"on": year.today, "is_granted": is_granted}
        self.act(f"time {'granted' if is_granted else 'denied'}", self.scheduler, answer_extension, **told)
        year.in_days(year.chance.randint(8, 22), self.serve)

    def object_and_waive(self) -> None:
        attorney = self.party(Party.Role.APPLICANT_ATTORNEY)
        on = self.year.today
        self.act("lateness objected to", self.scheduler, object_to_lateness, party=attorney, on=on)
        if self.year.happens(0.6):
            for role in (Party.Role.WORKER, Party.Role.CLAIMS_ADMINISTRATOR):
                self.act(
                    "lateness waived",
                    self.scheduler,
                    waive_lateness,
                    party=self.party(role),
                    on=on,
                    form="113",
                )

    def serve(self) -> None:
        """Written and signed by the physician, then served by the scheduler."""
        doctor = self.physician.user
        if not self.act("report signed", doctor, write_report, year=self.year):
            return
        told = {"on": self.year.today, "knowing": "Nothing that goes with it is played here."}
        if self.act("report served", self.scheduler, serve_report, **told):
            self.after_service()

    # What follows a served report

    def after_service(self) -> None:
        year = self.year
        year.in_days(year.chance.randint(25, 75), self.pay)
        if year.happens(0.15):
            year.in_days(year.chance.randint(5, 40), self.depose)
        if not self.evaluation.is_represented and year.happens(0.3):
            year.in_days(year.chance.randint(3, 25), self.correct)
        if year.asked_for < year.wanted and year.happens(0.4):
            year.asked_for += 1
            later = Course(year, self.evaluation, year.chance.choice(("supplemental", "follow_up")))
            year.in_days(year.chance.randint(10, 50), later.request)

    def plan_supplemental(self) -> None:
        year = self.year
        if year.happens(0.2):
            year.in_days(40, self.agree)
            year.in_days(year.chance.randint(61, 88), self.serve)
        elif not year.happens(0.1):
            year.in_days(year.chance.choice((30, 45, 55, 58, 70)), self.serve)

    def agree(self) -> None:
        proof = "An invented letter of both sides"
        self.act("time agreed", self.scheduler, agree_more_time, on=self.year.today, proof=proof)

    def depose(self) -> None:
        year = self.year
        ahead = year.chance.randint(20, 110)
        told = {"noticed_on": year.today, "scheduled_on": year.today + timedelta(days=ahead)}
        if self.act(
            "deposition noticed",
            self.scheduler,
            notice_deposition,
            party=self.party(),
            place="virtual",
            **told,
        ):
            if year.happens(0.3):
                year.in_days(year.chance.randint(1, ahead), self.cancel_deposition)
            elif not year.happens(0.1):
                year.in_days(ahead, self.testify)

    def cancel_deposition(self) -> None:
        self.act("deposition cancelled", self.scheduler, cancel_deposition, on=self.year.today)

    def testify(self) -> None:
        told = {"on": self.year.today, "minutes": 90}
        self.act("deposition held", self.scheduler, hold_deposition, **told)

    def correct(self) -> None:
        year = self.year
        role = year.chance.choice((Party.Role.WORKER, Party.Role.CLAIMS_ADMINISTRATOR))
        asked = {"party": self.party(role), "on": year.today}
        if self.act("correction asked", self.scheduler, ask_correction, **asked):
            if role != Party.Role.WORKER and year.happens(0.5):
                year.in_days(3, self.answer_correction)
            year.in_days(year.chance.choice((5, 8, 14, 20)), self.review)

    def answer_correction(self) -> None:
        self.act("correction answered", self.scheduler, answer_correction, on=self.year.today)

    def review(self) -> None:
        told = {"on": self.year.today, "is_corrected": self.year.happens(0.5)}
        self.act("correction reviewed", self.physician.user, review_correction, **told)

    def pay(self) -> None:
        biller = self.year.people["biller"]
        with transaction.atomic():
            enter_practice(self.year.practice.pk)
            bill = bill_of(self.evaluation)
            paid = {line: (line.dollars, "") for line in lines_of(bill)} if bill else {}
        if bill is None or self.is_over:
            return
        told = {"received_on": self.year.today, "reference": "EOR (invented)", "paid": paid}
        self.year.does("paid", biller, lambda: answer_bill(bill, **told, actor=biller))
        if self.year.happens(0.8):
            self.year.in_days(self.year.chance.randint(30, 60), self.settle)

    def settle(self) -> None:
        told = {"on": self.year.today, "reason": "The case settled (invented)."}
        if self.evaluation and self.act("closed", self.scheduler, close_evaluation, **told):
            self.is_over = True
