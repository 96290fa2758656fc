"""What the physicians and the company share, as lists for a page."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Max, Q, QuerySet

from medlegal.practice.community.joining import STEPS, Step
from medlegal.practice.community.models import (
    Meeting,
    Notice,
    Onboarding,
    OnboardingStep,
    PeerCard,
    Post,
    Reply,
    Topic,
)
from medlegal.practice.people.models import User

SHOWN = Q(posts__state=Post.State.SHOWN)


@dataclass(frozen=True, slots=True)
class StepState:
    """One step of an onboarding, and who did it when; None: it is still to do."""

    step: Step
    done: OnboardingStep | None


def notices(kind: str) -> QuerySet[Notice]:
    """Those that stand, the newest first."""
    return Notice.objects.filter(kind=kind, withdrawn_at__isnull=True).select_related("made_by")


def meetings_ahead(now: datetime) -> QuerySet[Meeting]:
    """With how many come; one that was called off is still told until its hour."""
    coming = Count("replies", filter=Q(replies__says=Reply.Says.COMES))
    return Meeting.objects.filter(ends_at__gte=now).annotate(coming=coming)


def replies_of(user: User) -> dict[int, Reply]:
    """The person's own word to each meeting, by its number."""
    return {reply.meeting_id: reply for reply in Reply.objects.filter(user=user)}


def has_room(meeting: Meeting, *, beside: User) -> bool:
    """Whether one more may come; who has said so already keeps the place."""
    if meeting.places is None:
        return True
    coming = meeting.replies.filter(says=Reply.Says.COMES).exclude(user=beside)
    return coming.count() < meeting.places


def topics_shown(user: User) -> QuerySet[Topic]:
    """Those of which something may be read, and the person's own; the latest word first."""
    counted = Topic.objects.annotate(
        shown=Count("posts", filter=SHOWN), latest=Max("posts__written_at", filter=SHOWN)
    )
    own = Q(shown__gt=0) | Q(begun_by=user)
    return counted.filter(own).select_related("begun_by").order_by(F("latest").desc(nulls_last=True), "-id")


def posts_of(topic: Topic, *, reader: User) -> QuerySet[Post]:
    """What is shown, and the reader's own that wait or were kept back."""
    seen = Q(state=Post.State.SHOWN) | Q(author=reader)
    return Post.objects.filter(seen, topic=topic).select_related("author")


def posts_waiting() -> QuerySet[Post]:
    """What the company has still to read, the oldest first."""
    return Post.objects.filter(state=Post.State.WAITING).select_related("author", "topic")


def peers() -> QuerySet[PeerCard]:
    return PeerCard.objects.filter(is_shown=True)


def card_of(user: User) -> PeerCard | None:
    return PeerCard.objects.filter(user=user).first()


def onboardings_open() -> QuerySet[Onboarding]:
    return (
        Onboarding.objects.filter(finished_on__isnull=True, given_up_on__isnull=True)
        .select_related("became")
        .prefetch_related("steps")
    )


def onboardings_ended() -> QuerySet[Onboarding]:
    ended = Q(finished_on__isnull=False) | Q(given_up_on__isnull=False)
    return Onboarding.objects.filter(ended).select_related("became")


def steps_of(onboarding: Onboarding) -> list[StepState]:
    """Every step in order, with who did it when."""
    done = {one.step: one for one in onboarding.steps.select_related("done_by")}
    return [StepState(step, done.get(step.key)) for step in STEPS]


def next_step(onboarding: Onboarding) -> Step | None:
    """The first that is not done."""
    done = {one.step for one in onboarding.steps.all()}
    return next((step for step in STEPS if step.key not in done), None)


def quiet_since(onboarding: Onboarding) -> date:
    """The last day on which something was done for it."""
    return max([onboarding.begun_on, *(one.done_on for one in onboarding.steps.all())])
