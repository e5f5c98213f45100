"""The messages of one language, read from the file that its translators write.

There is nothing to compile: the file is read once a process, and only where its language is spoken.
"""

import gettext
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

__all__ = ["Catalogue", "catalogue_of", "read_catalogue"]

_LOCALE = Path(__file__).parents[1] / "locale"
_ENTRY = re.compile(r"(msgctxt|msgid|msgid_plural|msgstr|msgstr\[[0-9]+\]) (\".*\")")
_PLURAL = re.compile(r"plural=([^;\n]+)")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Translations by context and message; those of a plural have a form for each number.

    ``plural`` returns which form a number takes, ``rule`` is the same in the notation of C, which
    JavaScript reads too; ``digest`` tells one state of the catalogue from another.
    """

    forms: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    rule: str = "n != 1"
    plural: Callable[[int], int] = lambda number: int(number != 1)
    digest: str = ""


@cache
def catalogue_of(language: str) -> Catalogue:
    """Return the catalogue of a language such as ``de`` or ``de_AT``, an empty one without any."""
    whole = language.replace("-", "_")
    for name in dict.fromkeys((whole, whole.partition("_")[0])):
        place = _LOCALE / name / "LC_MESSAGES" / "clausebook.po"
        if name.replace("_", "").isalnum() and place.is_file():
            return read_catalogue(place.read_text(encoding="utf-8"))
    return Catalogue()


def read_catalogue(text: str) -> Catalogue:
    """Return the catalogue that a file in the format PO holds; empty translations are left out."""
    forms: dict[tuple[str, str], tuple[str, ...]] = {}
    for entry in _entries(text):
        told = tuple(entry[key] for key in sorted(entry) if key.startswith("msgstr"))
        if all(told):
            forms[entry.get("msgctxt", ""), entry.get("msgid", "")] = told
    about = forms.pop(("", ""), ("",))[0]
    found = _PLURAL.search(about)
    rule = found[1].strip() if found is not None else "n != 1"
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Catalogue(forms, rule, gettext.c2py(rule), digest)


def _entries(text: str) -> Iterator[dict[str, str]]:
    """Yield each entry by its keywords; entries are parted by empty lines."""
    for block in re.split(r"\n\s*\n", text):
        entry: dict[str, str] = {}
        keyword = ""
        for line in block.splitlines():
            begin = _ENTRY.fullmatch(line.strip())
            if begin is not None:
                keyword = begin[1]
                entry[keyword] = json.loads(begin[2])
            elif line.startswith('"') and keyword:
                entry[keyword] += json.loads(line.strip())
        if entry:
            yield entry
