"""Brings the catalogues to what the code says, and finds what is wrong in one."""

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from tests.messages.extraction import ROOT, Found

__all__ = ["CATALOGUES", "faults", "read", "renewed", "told_in", "write"]

CATALOGUES = ROOT / "linter" / "clausebook" / "locale"
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_HEAD = """\
# Messages of Clausebook; `make messages` renews this file.
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""
_OF_HTML = '<>&"'


def read(place: Path) -> Catalog:
    """Return the catalogue that a file holds."""
    with place.open("rb") as file:
        return read_po(file, locale=_locale(place))


def _locale(place: Path) -> str | None:
    return place.parts[-3] if place.is_relative_to(CATALOGUES) else "de"


def write(place: Path, catalogue: Catalog) -> None:
    """Write a catalogue: sorted, without lines, so that two branches seldom touch the same ones."""
    text = io.BytesIO()
    write_po(text, catalogue, width=100, sort_output=True, omit_header=True, include_lineno=False)
    head = _HEAD.format(language=catalogue.locale, plural=catalogue.plural_forms)
    place.write_text(head + text.getvalue().decode(), encoding="utf-8", newline="\n")


def renewed(found: Iterable[Found], known: Iterable[Catalog], locale: str) -> Catalog:
    """Return a catalogue of all that was found, translated as in the last that knows it.

    A message that has got a plural, or lost it, is to be translated anew.
    """
    made = Catalog(locale, charset="utf-8")
    for one in found:
        name = (one.message, one.plural) if one.plural else one.message
        made.add(name, locations=[(one.path, 0)], context=one.context or None)
    for catalogue in known:
        for message in catalogue:
            own = made.get(message.id, message.context) if message.id else None
            is_same = own is not None and own.pluralizable == message.pluralizable
            if own is not None and is_same and any(told_in(message)):
                own.string = message.string
    return made


def faults(catalogue: Catalog, found: Iterable[Found]) -> Iterator[str]:
    """Yield what is wrong in a catalogue, a sentence each."""
    wanted = {(one.context, one.message) for one in found}
    known = {(m.context or "", _messages(m)[0]): m for m in catalogue if m.id}
    yield from (f"missing: {message!r} ({c})" for c, message in sorted(wanted - known.keys()))
    yield from (f"used nowhere: {message!r} ({c})" for c, message in sorted(known.keys() - wanted))
    for _, message in sorted(known.items()):
        yield from _faults_of(message, catalogue.num_plurals)


def _faults_of(message: Message, plurals: int) -> Iterator[str]:
    ids, told = _messages(message), told_in(message)
    if not all(told):
        yield f"not translated: {ids[0]!r}"
    if message.fuzzy:
        yield f"not certain: {ids[0]!r}"
    if isinstance(message.id, tuple) and len(told) != plurals:
        yield f"{ids[0]!r} has {len(told)} forms instead of {plurals}"
    wanted = {frozenset(_PLACEHOLDER.findall(one)) | ({"{count}"} & _all(ids)) for one in ids}
    for one in filter(None, told):
        if frozenset(_PLACEHOLDER.findall(one)) not in wanted | {frozenset(_all(ids))}:
            yield f"other placeholders than {ids[0]!r}: {one!r}"
        if any(sign in one and sign not in "".join(ids) for sign in _OF_HTML):
            yield f"signs of HTML that {ids[0]!r} has not: {one!r}"


def _all(texts: Iterable[str]) -> set[str]:
    return {found for text in texts for found in _PLACEHOLDER.findall(text)}


def _messages(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, list | tuple) else (message.id,)


def told_in(message: Message) -> tuple[str, ...]:
    string = message.string or ""
    return tuple(string) if isinstance(string, list | tuple) else (string,)
