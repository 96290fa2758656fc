"""The company writes its public pages: a draft, a look at it, and then everybody reads it."""

from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from medlegal.flows.refusal import NotYourRole, Refused
from medlegal.practice.people.models import User
from medlegal.practice.people.selectors import works_for_company
from medlegal.practice.publicity.models import Article, Version
from medlegal.practice.publicity.selectors import kind_of, latest_text, versions_of
from medlegal.practice.publicity.services import keep_version, publish_version, withdraw_article


class NoSuchArticle(Refused):
    """There is no page of that name. Open it from the list of pages."""


class NotNew(Refused):
    """There is a page of that name already. Open it from the list, or choose another name."""


class NothingChanged(Refused):
    """The text is the same as the last version, so there is nothing to keep."""


class PublishedAlready(Refused):
    """Everybody reads this version already."""


class PagesStay(Refused):
    """A page that the site's menu leads to is not withdrawn. Write another text instead."""


def need_company(actor: User) -> None:
    if not works_for_company(actor):
        raise NotYourRole("Only people of the managing company do this.")


@transaction.atomic
def begin_article(
    *, kind: str, name: str, language: str, told: dict[str, str], at: datetime, actor: User
) -> Version:
    """A new piece of news or resource, as a draft in one language. `name` becomes its address."""
    need_company(actor)
    key = slugify(name)[:60]
    if not key or kind_of(key) is not None:
        raise NotNew
    if kind == Article.Kind.PAGE:
        raise PagesStay
    return keep_version(key=key, kind=kind, language=language, told=told, at=at, actor=actor)


@transaction.atomic
def write_article(key: str, language: str, *, told: dict[str, str], at: datetime, actor: User) -> Version:
    """Another version, as a draft."""
    need_company(actor)
    kind, last = kind_of(key), latest_text(key, language)
    if kind is None:
        raise NoSuchArticle
    if last is not None and all(getattr(last, field) == text for field, text in told.items()):
        raise NothingChanged
    return keep_version(key=key, kind=kind, language=language, told=told, at=at, actor=actor)


@transaction.atomic
def publish_article(version: Version, *, at: datetime, actor: User) -> None:
    need_company(actor)
    if version.published_at is not None:
        raise PublishedAlready
    publish_version(version, at=at, actor=actor)


@transaction.atomic
def restore_version(version: Version, *, at: datetime, actor: User) -> Version:
    """What the article said then, as a new draft."""
    told = {field: getattr(version, field) for field in ("title", "summary", "body")}
    return write_article(version.article.key, version.language, told=told, at=at, actor=actor)


@transaction.atomic
def take_down(key: str, language: str, *, at: datetime, actor: User) -> Version:
    """The news or resource is not shown in this language any more; every version of it stays."""
    need_company(actor)
    if kind_of(key) == Article.Kind.PAGE:
        raise PagesStay
    last = versions_of(key, language).first() or brought(key, language, at=at, actor=actor)
    return withdraw_article(last, at=at, actor=actor)


def brought(key: str, language: str, *, at: datetime, actor: User) -> Version:
    """The text that the program brought, kept as a version so that it can be withdrawn."""
    seed = latest_text(key, language)
    kind = kind_of(key)
    if seed is None or kind is None:
        raise NoSuchArticle
    told = {"title": seed.title, "summary": seed.summary, "body": seed.body}
    return keep_version(key=key, kind=kind, language=language, told=told, at=at, actor=actor)
