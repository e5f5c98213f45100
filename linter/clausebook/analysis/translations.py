"""What documents say in another language: their own texts, and the translations of these.

A translation gives each text beside its original. It is looked up by the words of the original, so
it holds for exactly the words that were translated: where these have changed, it is not found.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from clausebook.corpus import Corpus
from clausebook.record import LoadedDocument, Record
from clausebook.schema import Field

__all__ = [
    "KIND",
    "Translation",
    "is_free",
    "outdated_texts",
    "texts_of",
    "translated",
    "translated_body",
    "translated_text",
    "translation_of",
]

KIND = "translation"
_APART = re.compile(r"(\n[ \t]*(?:\n[ \t]*)+)")
"""What stands between two paragraphs of a body."""


@dataclass(frozen=True, slots=True)
class Translation:
    """The translations of a document in force in a language, the texts by their originals.

    ``outdated`` are the originals that the document does not have, for it has changed since.
    """

    records: tuple[Record, ...]
    texts: Mapping[str, str]
    outdated: tuple[str, ...]


def translation_of(corpus: Corpus, document: LoadedDocument, language: str) -> Translation | None:
    """Return what is translated of a document in a language such as ``de``, None without any."""
    header = document.header
    if header is None or header.kind.name == KIND:
        return None
    found = tuple(
        record
        for record in corpus.sources(header, "translates")
        if record.is_valid and record.is_live(corpus.today) and _speaks(record, language)
    )
    if not found:
        return None
    pairs = {
        _words(part.text("original")): part.text("translation")
        for record in found
        for part in record.parts("texts")
    }
    outdated = tuple(text for record in found for _, text in outdated_texts(record, document))
    return Translation(found, pairs, outdated)


def outdated_texts(translation: Record, document: LoadedDocument) -> Iterator[tuple[int, str]]:
    """Yield place in the list and original of each text that the document does not have."""
    known = texts_of(document)
    for index, part in enumerate(translation.parts("texts")):
        if _words(part.text("original")) not in known:
            yield index, part.text("original")


def texts_of(document: LoadedDocument) -> frozenset[str]:
    """Return all texts of a document that can be translated, with single spaces."""
    whole = document.whole or document
    values = (text for record in whole.records for text in _texts(record.field, record.values))
    return frozenset(map(_words, (*values, *_APART.split(whole.document.body or ""))))


def translated(record: Record, translation: Translation | None) -> Record:
    """Return a record with what is translated of it in place of its own texts."""
    if translation is None:
        return record
    return replace(record, values=_values(record.field, record.values, translation))


def translated_text(text: str, translation: Translation | None) -> str:
    """Return the translation of one text, the text itself where there is none."""
    return text if translation is None else translation.texts.get(_words(text), text)


def translated_body(body: str, translation: Translation | None) -> str:
    """Return a body in Markdown with what is translated in place of its paragraphs.

    A translation of fewer lines is followed by empty ones, so that what follows keeps its line.
    """
    if translation is None:
        return body
    return "".join(_paragraph(part, translation) for part in _APART.split(body))


def _paragraph(part: str, translation: Translation) -> str:
    told = translation.texts.get(_words(part)) if part.strip() else None
    if told is None:
        return part
    told = told.strip("\n")
    return told + "\n" * max(0, part.count("\n") - told.count("\n"))


def _speaks(record: Record, language: str) -> bool:
    return record.text("language").partition("-")[0] == language.replace("_", "-").partition("-")[0]


def _words(text: str) -> str:
    return " ".join(text.split())


def is_free(field: Field | None) -> bool:
    """Whether people word what stands there: it is no id, no choice and no day."""
    return field is not None and not (field.reference or field.choices or field.is_date)


def _texts(field: Field | None, value: Any) -> Iterator[str]:
    if isinstance(value, str) and is_free(field):
        yield value
    elif isinstance(value, Mapping):
        for name, below in value.items():
            yield from _texts(field.properties.get(name) if field else None, below)
    elif isinstance(value, list):
        for below in value:
            yield from _texts(field.items if field else None, below)


def _values(field: Field | None, value: Any, translation: Translation) -> Any:
    if isinstance(value, str):
        return translated_text(value, translation) if is_free(field) else value
    if isinstance(value, Mapping):
        known = field.properties if field else {}
        return {name: _values(known.get(name), v, translation) for name, v in value.items()}
    if isinstance(value, list):
        return [_values(field.items if field else None, v, translation) for v in value]
    return value
