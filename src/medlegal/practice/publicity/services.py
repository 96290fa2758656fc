"""Keeps the company's pages, each edit as another version."""

from datetime import datetime

from medlegal.practice.audit.services import record
from medlegal.practice.people.company import COMPANY
from medlegal.practice.people.models import User
from medlegal.practice.publicity.models import Article, Version


def keep_version(
    *, key: str, kind: str, language: str, told: dict[str, str], at: datetime, actor: User
) -> Version:
    """A new draft: `told` is its title, summary and body. Nobody outside the company reads it yet."""
    article, _ = Article.objects.get_or_create(key=key, defaults={"kind": kind})
    version = Version.objects.create(
        article=article,
        language=language,
        number=next_number(article, language),
        made_by=actor,
        made_at=at,
        **told,
    )
    record("article.written", of=COMPANY, actor=actor, article=article.pk, version=version.pk)
    return version


def next_number(article: Article, language: str) -> int:
    last = Version.objects.filter(article=article, language=language).order_by("-number").first()
    return last.number + 1 if last else 1


def publish_version(version: Version, *, at: datetime, actor: User) -> None:
    """From now on everybody reads it."""
    version.published_at, version.published_by = at, actor
    version.save(update_fields=["published_at", "published_by"])
    record("article.published", of=COMPANY, actor=actor, article=version.article_id, version=version.pk)


def withdraw_article(last: Version, *, at: datetime, actor: User) -> Version:
    """The article is not shown in this language until another version is published."""
    version = Version.objects.create(
        article=last.article,
        language=last.language,
        number=next_number(last.article, last.language),
        title=last.title,
        summary=last.summary,
        body=last.body,
        made_by=actor,
        made_at=at,
        published_by=actor,
        published_at=at,
        is_withdrawal=True,
    )
    record("article.withdrawn", of=COMPANY, actor=actor, article=last.article_id, version=version.pk)
    return version
