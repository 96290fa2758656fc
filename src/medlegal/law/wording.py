"""The fixed declarations whose words or content the law dictates, in the version of any day."""

import re
from dataclasses import dataclass
from datetime import date

from medlegal.law.book import provision
from medlegal.law.errors import MissingKey, UnknownCode, UnknownKey
from medlegal.law.step import Confidence, Step, mark_of, weakest

BLANK = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Dictated:
    requires: str  # what the provision asks for
    text: str  # the block, with {blanks}
    wording_from: str  # whose words: the statute's as remembered, or ours to the requirement
    wording_confidence: str


@dataclass(frozen=True, slots=True)
class Wording:
    name: str
    text: str
    blanks: tuple[str, ...]  # in the order they stand
    since: date  # the version
    steps: tuple[Step, ...]
    confidence: Confidence

    def fill(self, **blanks: str) -> str:
        """The text with every blank filled. Refuses a blank left empty and one that is not there."""
        for name in self.blanks:
            if not blanks.get(name, "").strip():
                raise MissingKey(f"The {self.name} declaration has the blank {name}, and it is empty.")
        for name in blanks:
            if name not in self.blanks:
                raise UnknownKey(
                    f"The {self.name} declaration has no blank {name}; it has {', '.join(self.blanks)}."
                )
        return BLANK.sub(lambda found: blanks[found[1]].strip(), self.text)


DECLARATIONS = provision("labor_code/4628_declarations", Dictated)


def declaration(name: str, *, on: date) -> Wording:
    """The declaration `name` as it reads on the day `on` it is signed. Raises UnknownCode, NotInForce.

    Law: Lab. Code §§ 4628(b), (j), 5703(a)(2), 139.3; 8 CCR §§ 9793(n), 9795(c), 46.3, 36, 36.7.
    """
    version = DECLARATIONS.on(on)
    if name not in version:
        raise UnknownCode(f"No declaration is named {name}. There are: {', '.join(version)}.")
    dictated = version[name]
    steps = (
        version.step(name, dictated.requires),
        Step(dictated.wording_from, version.citation(name), mark_of(dictated.wording_confidence)),
    )
    blanks = tuple(dict.fromkeys(BLANK.findall(dictated.text)))
    return Wording(name, dictated.text.strip(), blanks, version.since, steps, weakest(steps))


def declaration_names(on: date) -> tuple[str, ...]:
    return tuple(DECLARATIONS.on(on))
