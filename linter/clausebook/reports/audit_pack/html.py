"""A sheet as a page that any browser opens from the disk: no script, no request."""

from collections.abc import Sequence
from html import escape
from importlib.resources import files
from urllib.parse import quote

from clausebook.redline.prose import Sort, compare_words
from clausebook.reports.audit_pack.sheets import Cell, Part, Redlined, Sheet, Table
from clausebook.reports.display import visible

__all__ = ["sheet_html", "style_sheet"]

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title} - {of}</title>
<link rel="stylesheet" href="pack.css">
</head>
<body>
<nav aria-label="Sheets"><ul>{navigation}</ul></nav>
<main>
<h1>{title}</h1>
{body}
</main>
<footer><p>{of}</p></footer>
</body>
</html>
"""
_MARKS = {Sort.TAKEN_OUT: ("del", "removed"), Sort.PUT_IN: ("ins", "inserted")}


def sheet_html(sheet: Sheet, sheets: Sequence[Sheet], of: str) -> str:
    """Return a page with links to all sheets; ``of`` says which pack it belongs to."""
    navigation = "".join(_entry(one, is_here=one.name == sheet.name) for one in sheets)
    parts = "".join(map(_part, sheet.parts)) or f"<p>{_shown(sheet.empty)}</p>"
    body = "".join(f"<p>{_shown(sentence)}</p>" for sentence in sheet.lead) + parts
    return _PAGE.format(title=_shown(sheet.title), of=_shown(of), navigation=navigation, body=body)


def style_sheet() -> str:
    """Return the style sheet of all pages, ``pack.css``."""
    return files("clausebook.reports.audit_pack").joinpath("pack.css").read_text(encoding="utf-8")


def _entry(sheet: Sheet, *, is_here: bool) -> str:
    here = ' aria-current="page"' if is_here else ""
    return f'<li><a href="{sheet.name}.html"{here}>{_shown(sheet.title)}</a></li>'


def _part(part: Part) -> str:
    anchor = f' id="{escape(part.anchor)}"' if part.anchor else ""
    told = "".join(f"<p>{_shown(sentence)}</p>" for sentence in part.sentences)
    changes = "".join(f"<li>{_change(one)}</li>" for one in part.changes)
    listed = f"<ul>{changes}</ul>" if changes else ""
    table = _table(part.table, part.title) if part.table is not None else ""
    level = part.level
    title = f"<h{level}{anchor}>{_shown(part.title)}</h{level}>"
    return f"<section>{title}{told}{listed}{table}</section>"


def _table(table: Table, label: str) -> str:
    head = "".join(f'<th scope="col">{_shown(name)}</th>' for name in table.head)
    rows = "".join(
        f'<tr><th scope="row">{_cell(first)}</th>'
        f"{''.join(f'<td>{_cell(one)}</td>' for one in others)}</tr>"
        for first, *others in table.rows
    )
    return (
        f'<div class="wide" role="group" tabindex="0" aria-label="{_shown(label)}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cell(cell: Cell) -> str:
    if not cell.to:
        return _shown(cell.text)
    address = f"{cell.to}.html#{quote(cell.place)}" if cell.place else quote(cell.to)
    return f'<a href="{escape(address)}">{_shown(cell.text)}</a>'


def _change(change: Redlined) -> str:
    told = _shown(change.sentence)
    if not change.before and not change.after:
        return told
    pieces = compare_words(change.before, change.after)
    return f"{told}<p>{''.join(_marked(sort, text) for sort, text in pieces)}</p>"


def _marked(sort: Sort, text: str) -> str:
    if sort is Sort.KEPT:
        return _shown(text)
    element, word = _MARKS[sort]
    begin, end = (f'<span class="unseen">{sign}</span>' for sign in (f"[{word}: ", "]"))
    return f"<{element}>{begin}{_shown(text)}{end}</{element}>"


def _shown(text: str) -> str:
    return escape("\n".join(map(visible, text.split("\n"))))
