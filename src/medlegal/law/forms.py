"""The State's forms that an evaluator sends: which rule asks for each, and how surely its boxes are known."""

from dataclasses import dataclass
from datetime import date

from medlegal.law.book import provision
from medlegal.law.errors import UnknownCode
from medlegal.law.step import Confidence, Step, mark_of, weakest


@dataclass(frozen=True, slots=True)
class StateForm:
    number: str
    title: str
    says: str  # what it is for, as the rule puts it
    revision: str  # empty: no copy was read that shows it
    boxes: str  # how the form's own boxes are known
    boxes_confidence: str


@dataclass(frozen=True, slots=True)
class FormAnswer:
    number: str
    title: str
    revision: str
    steps: tuple[Step, ...]
    confidence: Confidence

    @property
    def name(self) -> str:
        return form_name(self.number)


FORMS = provision("ccr_title_8/qme_forms", StateForm)
FORM_NUMBERS = tuple(line.number for line in FORMS.on(date.max).values())


FAMILIES = {"10133.36": "DWC-AD"}  # forms of other families than the evaluator's own


def form_name(number: str) -> str:
    """What people call the form: `QME Form 110`, `DEU 100`, `DWC-AD 10133.36`."""
    if number.startswith("DEU "):
        return number
    return f"{FAMILIES.get(number, 'QME Form')} {number}"


def state_form(*, number: str, on: date | None = None) -> FormAnswer:
    """What the form `number` is for on the day `on` (the latest version if none). Raises UnknownCode.

    Law: 8 CCR §§ 33, 34, 35.5, 36, 36.5, 38, 41.5, 10160.
    """
    version = FORMS.on(on or date.max)
    line = f"form_{number.lower().replace(' ', '_').replace('.', '_')}"
    if line not in version:
        raise UnknownCode(f"No form {number} is kept here. There are: {', '.join(FORM_NUMBERS)}.")
    form = version[line]
    steps = (
        version.step(line, f"{form_name(number)}. {form.says}"),
        Step(form.boxes, form_name(number), mark_of(form.boxes_confidence)),
    )
    return FormAnswer(form.number, form.title, form.revision, steps, weakest(steps))
