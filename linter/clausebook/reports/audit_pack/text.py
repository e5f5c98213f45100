"""A sheet as plain text, for every editor and terminal."""

from collections.abc import Iterator

from clausebook.redline.prose import Sort, compare_words
from clausebook.reports.audit_pack.sheets import Part, Redlined, Sheet, Table
from clausebook.reports.display import visible, wrap

__all__ = ["sheet_text"]

_WIDTH = 100
_MARKS = {Sort.KEPT: "{}", Sort.TAKEN_OUT: "[-{}-]", Sort.PUT_IN: "{{+{}+}}"}
_RULES = {2: "=", 3: "-"}


def sheet_text(sheet: Sheet) -> str:
    """Return title, sentences, tables and changes; each row of a table is a paragraph."""
    lines = [visible(sheet.title).upper(), ""]
    for sentence in sheet.lead:
        lines += [_wrapped(sentence), ""]
    for part in sheet.parts:
        lines += _part(part)
    if not sheet.parts:
        lines += [sheet.empty, ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _part(part: Part) -> Iterator[str]:
    title = visible(part.title)
    yield title
    yield _RULES.get(part.level, "-") * min(len(title), _WIDTH)
    yield from map(_wrapped, part.sentences)
    for change in part.changes:
        yield from _change(change)
    if part.table is not None:
        yield from _table(part.table)
    yield ""


def _table(table: Table) -> Iterator[str]:
    names = table.head[1:]
    for first, *others in table.rows:
        yield ""
        yield _item("* ", first.text, "  ")
        for name, cell in zip(names, others, strict=True):
            if cell.text:
                yield _item("    ", f"{name}: {cell.text}", "      ")


def _change(change: Redlined) -> Iterator[str]:
    yield _item("* ", change.sentence, "  ")
    if change.before or change.after:
        pieces = compare_words(change.before, change.after)
        marked = "".join(_MARKS[sort].format(text) for sort, text in pieces)
        for line in marked.split("\n"):
            yield _item("    ", line, "    ")


def _wrapped(text: str) -> str:
    return _item("", text, "")


def _item(before: str, text: str, indent: str) -> str:
    return before + wrap(visible(text), _WIDTH, indent, len(before))
