"""What changed between two states, as text, JSON and HTML."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from clausebook import __version__
from clausebook.redline.comparing import ABSENT, Change
from clausebook.redline.prose import Sort, compare_words
from clausebook.redline.records import RecordChange, Unread
from clausebook.redline.sentences import headline, is_prose_change, sentence
from clausebook.reports.display import visible, wrap
from clausebook.reports.json_text import to_json
from clausebook.reports.result import in_numbers
from clausebook.reports.style import Style
from clausebook.text import format_pointer

__all__ = [
    "Redline",
    "change_data",
    "changes_text",
    "redline_html",
    "redline_json",
    "redline_text",
]

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Redline:
    """The records that differ between two states, what cannot be compared, and their names."""

    before: str
    after: str
    changes: tuple[RecordChange, ...]
    unread: tuple[Unread, ...] = ()


def redline_text(redline: Redline, style: Style) -> str:
    """Return a heading for each record, and a line for each change."""
    lines = []
    for change in redline.changes:
        record = change.record
        title = f"{record.id} {visible(record.title)}"
        lines.append(f"{style.strong(title)} ({record.kind.title.lower()}): {headline(change)}")
        lines += changes_text(change, style)
    for fault in redline.unread:
        told = visible(_cannot(redline, fault))
        lines.append(wrap(told, style.width, "    ", 0))
    count = in_numbers(len(redline.changes), "record")
    lines.append(f"{count} changed between {redline.before} and {redline.after}")
    return "\n".join(lines) + "\n"


def changes_text(change: RecordChange, style: Style) -> Iterator[str]:
    """Yield the lines that tell the changes of one record, indented."""
    for one in change.changes:
        yield "    " + wrap(visible(sentence(change, one)), style.width, "      ", 4)
        if is_prose_change(one):
            yield from _marked(one, style)


def _cannot(redline: Redline, fault: Unread) -> str:
    where = f" (in {redline.before})" if fault.is_earlier else ""
    return f"{fault.path} cannot be compared: line {fault.line}: {fault.message}{where}"


def _marked(one: Change, style: Style) -> Iterator[str]:
    """Yield the lines of a text with what was taken out and put in."""
    told: dict[Sort, Callable[[str], str]] = {
        Sort.KEPT: str,
        Sort.TAKEN_OUT: lambda text: style.taken_out(f"[-{text}-]"),
        Sort.PUT_IN: lambda text: style.put_in(f"{{+{text}+}}"),
    }
    pieces = compare_words(one.before, one.after)
    whole = "".join(
        told[piece.sort]("\n".join(map(visible, piece.text.split("\n")))) for piece in pieces
    )
    for line in whole.split("\n"):
        yield "      " + wrap(line, style.width, "      ", 6)


def redline_json(redline: Redline) -> str:
    """Return all changes with their values as one JSON object."""
    return to_json(
        {
            "clausebook": __version__,
            "schema_version": SCHEMA_VERSION,
            "before": redline.before,
            "after": redline.after,
            "records": [change_data(change) for change in redline.changes],
            "faults": [_fault(fault) for fault in redline.unread],
        }
    )


def _fault(fault: Unread) -> dict[str, object]:
    return {
        "path": fault.path,
        "line": fault.line,
        "message": fault.message,
        "state": "before" if fault.is_earlier else "after",
        "records": sorted(fault.ids),
    }


def change_data(change: RecordChange) -> dict[str, object]:
    """Return what became of one record, as it stands in JSON."""
    return {
        "record": change.record.id,
        "kind": change.record.kind.name,
        "title": change.record.title,
        "path_before": change.before and change.before.path,
        "path_after": change.after and change.after.path,
        "changes": [_change(change, one) for one in change.changes],
    }


def _change(change: RecordChange, one: Change) -> dict[str, object]:
    told: dict[str, object] = {
        "pointer": format_pointer(one.pointer),
        "sentence": sentence(change, one),
    }
    if one.before is not ABSENT:
        told["before"] = one.before
    if one.after is not ABSENT:
        told["after"] = one.after
    return told


def redline_html(redline: Redline) -> str:
    """Return a page that stands alone, with ``del`` and ``ins`` in texts."""
    title = escape(f"Changes between {redline.before} and {redline.after}")
    told = (f"<p>{escape(visible(_cannot(redline, fault)))}</p>" for fault in redline.unread)
    body = "".join((*map(_section, redline.changes), *told)) or "<p>Nothing changed.</p>"
    return _PAGE.format(title=title, body=body)


def _section(change: RecordChange) -> str:
    record = change.record
    name = f"{escape(record.id)} {escape(visible(record.title))}"
    items = "".join(f"<li>{_item(change, one)}</li>" for one in change.changes)
    listed = f"<ul>{items}</ul>" if items else ""
    kind = escape(record.kind.title.lower())
    return f"<section><h2>{name}</h2><p>{kind}: {escape(headline(change))}</p>{listed}</section>"


def _item(change: RecordChange, one: Change) -> str:
    told = escape(visible(sentence(change, one)))
    return f"{told}<blockquote>{_marked_html(one)}</blockquote>" if is_prose_change(one) else told


def _marked_html(one: Change) -> str:
    """Return a text with what was taken out and put in, as HTML."""
    elements = {Sort.KEPT: "{}", Sort.TAKEN_OUT: "<del>{}</del>", Sort.PUT_IN: "<ins>{}</ins>"}
    return "".join(
        elements[piece.sort].format("<br>".join(map(_safe, piece.text.split("\n"))))
        for piece in compare_words(one.before, one.after)
    )


def _safe(line: str) -> str:
    return escape(visible(line))


_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 50rem }}
del {{ background: #fdd; color: #700 }}
ins {{ background: #dfd; color: #050 }}
blockquote {{ border-left: 3px solid #ccc; margin: 0.5rem 0; padding-left: 1rem }}
</style>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""
