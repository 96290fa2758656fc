"""What the demo's physicians share: invented announcements, events, talk and cards, and a QME who joins."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from medlegal.flows.guide_community import announce, call_meeting, decide
from medlegal.flows.join_company import begin_joining, do_step
from medlegal.flows.keep_standing import enter_education, keep_terms
from medlegal.flows.talk_with_peers import answer_meeting, begin_talk, write_card
from medlegal.practice.cases.access import enter_as
from medlegal.practice.community.models import Meeting, Notice, Post
from medlegal.practice.people.models import Education, Physician, User
from medlegal.practice.publicity.models import Inquiry

NOTICES = (
    (
        Notice.Kind.ANNOUNCEMENT,
        "The office closes early on the last Friday of the year",
        "Records that come after noon are entered on the next working day. Everything here is invented.",
    ),
    (
        Notice.Kind.ANNOUNCEMENT,
        "Two record editors join the Fresno office",
        "From December reports with more than a thousand pages are prepared by two people. Invented.",
    ),
    (
        Notice.Kind.RESOURCE,
        "How to ask for more time",
        "Ask before the thirtieth day, with the reason; the office drafts the request for you to read. Invented.",
    ),
)
TALK = (
    "How do you word a history taken through an interpreter?",
    "I say who interpreted and what was asked again. How do others do it, without making the history longer?",
)
COURSES = (
    ("rating", "Invented course on rating", 4),
    ("report_writing", "Invented course on reports", 3),
    ("anti_bias", "Invented course on bias", 2),
    ("case_law", "Invented course on decisions", 1),
)


def share_with_physicians(director: User) -> None:
    """Notices and an event of the company; who asks works for it."""
    now, today = timezone.now(), timezone.localdate()
    for days, (kind, title, text) in enumerate(NOTICES):
        announce(
            kind=kind, title=title, text=text, file=None, at=now - timedelta(days=9 - days), actor=director
        )
    begins = timezone.make_aware(datetime.combine(today + timedelta(days=16), time(18)))
    call_meeting(
        title="Evening on supplemental reports",
        text="What parties ask for, and what could have stood in the first report. Everything is invented.",
        place="Fresno office, and by video",
        starts_at=begins,
        ends_at=begins + timedelta(hours=2),
        places=20,
        now=now,
        actor=director,
    )
    joins(director)


def joins(director: User) -> None:
    """The physician who wrote through the public site is on the way."""
    today, asked = timezone.localdate(), Inquiry.objects.filter(kind=Inquiry.Kind.JOINING).first()
    begun = begin_joining(
        name="Dr. Ansel Okonjo (invented)", specialty="Neurology", inquiry=asked, on=today, actor=director
    )
    do_step(begun, step="talk", on=today, note="By telephone, invented.", today=today, actor=director)


def physicians_answer(director: User) -> None:
    """Each invented physician comes, writes a card and keeps courses; one asks the others something.

    Who evaluates in two practices does it once, and the certificates lie in the first.
    """
    now, today = timezone.now(), timezone.localdate()
    everywhere = list(Physician.objects.select_related("practice", "user").order_by("pk"))
    for physician in everywhere:
        enter_as(physician.user)
        terms = {"appointed_on": today - timedelta(days=500), "license_ends_on": today + timedelta(days=140)}
        keep_terms(physician, **terms, actor=physician.user)
    for physician in {one.user_id: one for one in reversed(everywhere)}.values():
        enter_as(physician.user)
        answer_meeting(Meeting.objects.get(), says="comes", at=now, actor=physician.user)
        card = {"name": str(physician), "specialty": physician.specialty, "place": physician.practice.city}
        write_card(told=card | {"languages": physician.languages}, at=now, actor=physician.user)
        keep_courses(physician)
    enter_as(everywhere[0].user)
    begin_talk(title=TALK[0], text=TALK[1], at=now, actor=everywhere[0].user)
    enter_as(director)
    decide(Post.objects.get(), is_shown=True, reason="", at=now, actor=director)


def keep_courses(physician: Physician) -> None:
    today = timezone.localdate()
    for number, (subject, course, hours) in enumerate(COURSES, start=1):
        enter_education(
            physician,
            subject=Education.Subject(subject),
            course=course,
            provider="Invented provider",
            ended_on=today - timedelta(days=60 * number),
            hours=hours,
            today=today,
            actor=physician.user,
        )
