"""The sections that a physician writes, each with its form and when it was last written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from medlegal.portal.report_forms import SectionForm
from medlegal.practice.authoring.selectors import sections_of
from medlegal.practice.cases.models import Evaluation
from medlegal.reports.facts import EvaluationKind, Topic
from medlegal.reports.outline import TITLES, topics_of


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: str
    form: SectionForm
    text: str
    written_at: datetime | None = None
    saved_at: datetime | None = None  # just now, by the reader

    @staticmethod
    def of(key: str, form: SectionForm, *, saved_at: datetime | None = None) -> "Section":
        """The section as it stands in a form that was just sent."""
        title = TITLES[Topic(key)] if key in set(Topic) else key
        return Section(key, title, form, form.data.get(f"{key}-text", ""), saved_at, saved_at)


def sections_for(
    evaluation: Evaluation, *, in_hand: Mapping[str, SectionForm] | None = None
) -> list[Section]:
    """Every section of this kind of report in its order; a form `in_hand` stands in place of what is kept."""
    if evaluation.kind == Evaluation.Kind.DEPOSITION:
        return []
    kept = sections_of(evaluation)
    sections = []
    for topic in topics_of(EvaluationKind(evaluation.kind)):
        sentences = kept.get(topic.value, [])
        text = "\n\n".join(sentence.text for sentence in sentences)
        form = (in_hand or {}).get(topic.value) or SectionForm(prefix=topic.value, initial={"text": text})
        written_at = max((sentence.written_at for sentence in sentences), default=None)
        sections.append(Section(topic.value, TITLES[topic], form, text, written_at))
    return sections
