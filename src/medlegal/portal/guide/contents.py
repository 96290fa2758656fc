"""The chapters of the guide in the order in which a claim meets them."""

from medlegal.portal.guide.chapter import Chapter
from medlegal.portal.guide.chapters import (
    benefits,
    covered,
    day,
    evaluators,
    reporting,
    rights,
    treatment,
    words,
)

CHAPTERS: tuple[Chapter, ...] = tuple(
    part.CHAPTER for part in (covered, reporting, treatment, benefits, evaluators, day, rights, words)
)
BY_KEY = {chapter.key: chapter for chapter in CHAPTERS}
