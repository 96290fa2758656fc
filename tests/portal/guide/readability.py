"""How hard a page is to read: the school grade of English (Flesch-Kincaid), the ease of Spanish (Fernández Huerta)."""

import re
from html.parser import HTMLParser

SENTENCE_END = re.compile(r"[.!?:¿¡]+(?:\s|$)|\n")
ENGLISH_WORD = re.compile(r"[A-Za-z][A-Za-z']*")
SPANISH_WORD = re.compile(r"[A-Za-zÁÉÍÓÚÜÑáéíóúüñ]+")
SKIPPED = ("sources", "surety", "mark", "steps", "masthead", "foot", "demo-note", "languages", "trail")
BLOCKS = ("p", "li", "h1", "h2", "h3", "legend", "label", "dt", "dd", "summary", "title")
HEADINGS = ("h1", "h2", "h3")  # too short to be fair: they would make any page look easy
STRONG, ACCENTED = "aeoáéó", "íú"


class Words(HTMLParser):
    """The words of a page's main part, one block a line, without headings, sources and marks."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.text: list[str] = []
        self.is_main = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.is_main |= tag == "main"
        if tag in ("input", "br", "meta", "link", "img", "hr"):
            return
        told = dict(attrs).get("class") or ""
        self.open.append(tag in HEADINGS or any(one in told.split() for one in SKIPPED))
        if tag in BLOCKS:
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self.open and tag not in ("input", "br", "meta", "link", "img", "hr"):
            self.open.pop()
        self.is_main &= tag != "main"
        if tag in BLOCKS:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        if self.is_main and not any(self.open):
            self.text.append(data)


def words_of(page: str) -> str:
    reader = Words()
    reader.feed(page)
    return re.sub(r"[ \t]+", " ", re.sub(r"\s*\n\s*", "\n", "".join(reader.text))).strip()


def english_grade(text: str) -> float:
    """The school grade in which the text is read with ease: Flesch-Kincaid."""
    words = ENGLISH_WORD.findall(text)
    syllables = sum(english_syllables(word) for word in words)
    return 0.39 * len(words) / sentence_count(text) + 11.8 * syllables / len(words) - 15.59


def spanish_ease(text: str) -> float:
    """Fernández Huerta: from 60 on it is read with ease in the eighth grade, from 70 in the sixth."""
    words = SPANISH_WORD.findall(text)
    syllables = sum(spanish_syllables(word) for word in words)
    return 206.84 - 60 * syllables / len(words) - 1.02 * len(words) / sentence_count(text)


def spanish_perspicuity(text: str) -> float:
    """Szigriszt-Pazos, as the INFLESZ scale reads it: normal from 55 on, quite easy from 65."""
    words = SPANISH_WORD.findall(text)
    syllables = sum(spanish_syllables(word) for word in words)
    return 206.835 - 62.3 * syllables / len(words) - len(words) / sentence_count(text)


def sentence_count(text: str) -> int:
    return len([one for one in SENTENCE_END.split(text) if re.search(r"[^\W\d_]", one)]) or 1


def english_syllables(word: str) -> int:
    plain = word.lower().replace("'", "")
    if word.isupper() and len(word) > 1:
        return len(word)  # QME is spelled out
    groups = len(re.findall(r"[aeiouy]+", plain))
    is_silent = re.search(r"[^aeiouyl]e$|[^aeiouydt]ed$|[^aeiouyscxzgh]es$", plain) and groups > 1
    return max(1, groups - bool(is_silent))


def spanish_syllables(word: str) -> int:
    """Each strong or accented vowel is a syllable of its own; a weak one leans on its neighbour."""
    if word.isupper() and len(word) > 1:
        return len(word)
    plain = re.sub(r"qu|gu(?=[eiéí])", "k", word.lower())
    plain = re.sub(r"y$", "i", plain)
    count = 0
    for group in re.findall(r"[aeiouáéíóúü]+", plain):
        strong = sum(1 for one in group if one in STRONG + ACCENTED)
        count += max(1, strong)
    return max(1, count)
