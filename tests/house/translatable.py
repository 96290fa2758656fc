"""What is to be said in two languages: the sentences that pages mark for it, and the words they leave bare."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

from tests.house.source import SOURCE, named, tree

PORTAL = SOURCE / "portal"
PLACES = ("public", "guide", "worker", "party")
SHARED = (
    "portal/requests/ask*",
    "portal/messages/*",
    "portal/notifications/*",
    "portal/_[f-m]*",
    "portal/sorry*",
)
WHOLE = (*(f"{place}/**/*" for place in (*PLACES, "account", "mfa", "usersessions")), *SHARED)
TEMPLATES = sorted({path for one in WHOLE for path in (PORTAL / "templates").glob(f"{one}.html")})
MARKED = sorted((PORTAL / "templates").rglob("*.html"))
MODULES = sorted([*PORTAL.rglob("*.py"), *(SOURCE / "practice").rglob("*.py")])
CALLS = {"gettext": (0, None), "gettext_lazy": (0, None), "gettext_noop": (0, None), "_": (0, None)}
CALLS |= {"ngettext": (0, 1), "ngettext_lazy": (0, 1), "pgettext": (1, None), "pgettext_lazy": (1, None)}
IN_TEMPLATE = re.compile(
    r"\b(_|gettext|ngettext|pgettext)\(\s*(?:u?('(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")\s*,?\s*)"
    r"(?:u?('(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"))?",
    re.DOTALL,
)
COMMENT = re.compile(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}|<!--.*?-->", re.DOTALL)
TRANSLATED = re.compile(r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}", re.DOTALL)
CODE = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
SEEN = re.compile(r"\s(?:alt|title|placeholder|aria-label|content)=\"([^\"]*)\"")
NOT_WORDS = re.compile(
    r"<(script|style|svg:style)\b.*?</\1>|<meta name=\"(?:viewport|color-scheme|robots|generator)\"[^>]*>",
    re.DOTALL,
)
WORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
NAMES = {
    "medlegal",
    "CMLS",
    "PDF",
    "QME",
    "AME",
    "IME",
    "English",
    "Español",
    "px",
}  # the same in every language


@dataclass(frozen=True, slots=True)
class Sentence:
    msgid: str
    plural: str | None
    context: str | None
    where: str

    @property
    def key(self) -> str:
        key = self.msgid if self.context is None else f"{self.context}\x04{self.msgid}"
        return key if self.plural is None else f"{key}\x00{self.plural}"


def sentences() -> Iterator[Sentence]:
    """Every sentence marked for translation, wherever it stands."""
    for path in MODULES:
        yield from of_module(path)
    for path in MARKED:
        yield from of_template(path.read_text("utf-8"), named(path))


def of_module(path: Path) -> Iterator[Sentence]:
    for node in ast.walk(tree(path)):
        called = node.func if isinstance(node, ast.Call) else None
        name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
        if not isinstance(node, ast.Call) or name not in CALLS:
            continue
        at, plural_at = CALLS[name]
        texts = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
        if isinstance(texts[at] if len(texts) > at else None, str):
            context = texts[0] if at else None
            plural = texts[plural_at] if plural_at else None
            yield Sentence(texts[at], plural, context, named(path))


def of_template(text: str, where: str) -> Iterator[Sentence]:
    for name, first, second in IN_TEMPLATE.findall(templatize(text)):
        said = [ast.literal_eval(one) for one in (first, second) if one]
        if name == "pgettext" and len(said) > 1:
            yield Sentence(said[1], None, said[0], where)
        else:
            yield Sentence(said[0], said[1] if name == "ngettext" and len(said) > 1 else None, None, where)


def bare_words(text: str) -> list[str]:
    """The words of a template that a reader sees and that are not marked for translation."""
    text = NOT_WORDS.sub(" ", TRANSLATED.sub(" ", COMMENT.sub(" ", text)))
    text = CODE.sub("", text)
    seen = SEEN.findall(text)
    shown = re.sub(r"<[^>]*>", "\n", text)
    words = WORD.findall(re.sub(r"&\w+;", " ", "\n".join([shown, *seen])))
    return [word for word in words if word not in NAMES]
