"""What the public site shows, and what the company sees behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from medlegal.practice.people.models import User
from medlegal.practice.publicity.markup import Section, sections_of
from medlegal.practice.publicity.models import Article, Inquiry, Language, PhysicianProfile, Version
from medlegal.practice.publicity.seeds import Seed, seeds


@dataclass(frozen=True, slots=True)
class Shown:
    """An article as everybody reads it."""

    key: str
    kind: str
    language: str
    title: str
    summary: str
    body: str
    on: date | None

    @property
    def sections(self) -> list[Section]:
        return sections_of(self.body)


def article_shown(key: str, language: str) -> Shown | None:
    """The latest published version, else what the program brings; None where there is neither or it is withdrawn."""
    version = published(Version.objects.filter(article__key=key, language=language)).first()
    if version is not None:
        return None if version.is_withdrawal else shown_of(version)
    seed = seeds().get((key, language))
    return shown_of_seed(seed) if seed else None


def articles_shown(kind: str, language: str) -> list[Shown]:
    """Every article of the kind that is published in this language, the newest first."""
    versions = published(Version.objects.filter(article__kind=kind, language=language))
    latest: dict[str, Version] = {}
    for version in versions:
        latest.setdefault(version.article.key, version)
    kept = [shown_of(one) for one in latest.values() if not one.is_withdrawal]
    brought = [
        shown_of_seed(seed)
        for seed in seeds().values()
        if seed.kind == kind and seed.language == language and seed.key not in latest
    ]
    return sorted(kept + brought, key=lambda one: (one.on or date.min, one.title), reverse=kind == "news")


def published(versions: QuerySet[Version]) -> QuerySet[Version]:
    return versions.filter(published_at__isnull=False).select_related("article").order_by("-number")


def shown_of(version: Version) -> Shown:
    """A piece of news keeps the day on which it was first published, or the day that the program brought it with."""
    seed = seeds().get((version.article.key, version.language))
    first = (
        Version.objects.filter(article=version.article, language=version.language, published_at__isnull=False)
        .order_by("number")
        .first()
    )
    moment = first.published_at if first else None
    on = seed.on if seed and seed.on else timezone.localdate(moment) if moment else None
    told = (version.article.key, version.article.kind, version.language)
    return Shown(*told, version.title, version.summary, version.body, on)


def draft_shown(version: Version) -> Shown:
    """A version as it would be read, published or not."""
    article = version.article
    told = (article.key, article.kind, version.language, version.title, version.summary, version.body)
    return Shown(*told, timezone.localdate(version.made_at) if article.kind == "news" else None)


def shown_of_seed(seed: Seed) -> Shown:
    return Shown(seed.key, seed.kind, seed.language, seed.title, seed.summary, seed.body, seed.on)


@dataclass(frozen=True, slots=True)
class Listed:
    """One article in the company's list: how each language stands."""

    key: str
    kind: str
    title: str
    states: tuple[
        tuple[str, str], ...
    ]  # language, one of: published, draft, as brought, not written, withdrawn


def articles_listed() -> list[Listed]:
    """Every article that is kept or brought, pages first."""
    kinds = {seed.key: seed.kind for seed in seeds().values()}
    kinds |= {article.key: article.kind for article in Article.objects.all()}
    latest: dict[tuple[str, str], Version] = {}
    for version in Version.objects.select_related("article").order_by("-number"):
        latest.setdefault((version.article.key, version.language), version)
    order = list(Article.Kind)
    listed = [
        Listed(
            key,
            kind,
            title_of(key, latest),
            tuple((language.value, state_of(key, language.value, latest)) for language in Language),
        )
        for key, kind in kinds.items()
    ]
    return sorted(listed, key=lambda one: order.index(Article.Kind(one.kind)))


def title_of(key: str, latest: dict[tuple[str, str], Version]) -> str:
    for language in ("en", "es"):
        there = latest.get((key, language)) or seeds().get((key, language))
        if there:
            return there.title
    return key


def state_of(key: str, language: str, latest: dict[tuple[str, str], Version]) -> str:
    version = latest.get((key, language))
    if version is None:
        return "as brought" if (key, language) in seeds() else "not written"
    if version.published_at is None:
        return "draft"
    return "withdrawn" if version.is_withdrawal else "published"


def kind_of(key: str) -> str | None:
    """The article's kind; None where there is no such article."""
    article = Article.objects.filter(key=key).first()
    if article:
        return article.kind
    return next((seed.kind for seed in seeds().values() if seed.key == key), None)


def versions_of(key: str, language: str) -> QuerySet[Version]:
    """The newest first."""
    return Version.objects.filter(article__key=key, language=language).select_related(
        "article", "made_by", "published_by"
    )


def latest_text(key: str, language: str) -> Version | Seed | None:
    """What an editor goes on from: the last version kept, else what the program brings."""
    return versions_of(key, language).first() or seeds().get((key, language))


def profiles_shown() -> QuerySet[PhysicianProfile]:
    """The physicians whose practices published them."""
    return PhysicianProfile.objects.filter(is_published=True).prefetch_related("offices")


def profile_shown(slug: str) -> PhysicianProfile | None:
    return profiles_shown().filter(slug=slug).first()


def inquiries(*, kind: str = "", status: Iterable[str] = Inquiry.OPEN) -> QuerySet[Inquiry]:
    """Those in these states, the oldest first."""
    found = Inquiry.objects.filter(status__in=status).select_related("assigned_to", "joining")
    return found.filter(kind=kind) if kind else found


def inquiries_waiting(user: User) -> QuerySet[Inquiry]:
    """What this person of the company has in hand, and what nobody has."""
    mine = Inquiry.objects.filter(status__in=Inquiry.OPEN, assigned_to=user)
    return mine | Inquiry.objects.filter(status__in=Inquiry.OPEN, assigned_to__isnull=True)
