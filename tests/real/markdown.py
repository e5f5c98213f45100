"""Pieces of a Markdown page, as foreign documents are taken apart."""

import re
from collections.abc import Sequence

__all__ = [
    "below_title",
    "bullets",
    "first_paragraph",
    "one_line",
    "rows",
    "section",
    "title",
    "without_comments",
]


def title(page: str) -> str:
    heading = re.search(r"(?m)^# (.+)$", page)
    assert heading
    return heading[1].removeprefix("SOP ")


def below_title(page: str) -> str:
    return re.split(r"(?m)^# .+\n", page, maxsplit=1)[1]


def section(page: str, title: str) -> str:
    """Return what stands below a heading, until the next of its rank or a higher one."""
    heading = re.search(rf"(?m)^(#+) {re.escape(title)}.*\n", page)
    assert heading, title
    rest = page[heading.end() :]
    following = re.search(rf"(?m)^#{{1,{len(heading[1])}}} ", rest)
    return rest[: following.start() if following else None].strip()


def rows(text: str) -> list[Sequence[str]]:
    """Return the cells of the first table in a text, its heading left out."""
    lines = re.search(r"(?m)^\|.*\n\| ?-.*\n((?:\|.*(?:\n|\Z))+)", text)
    assert lines
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines[1].splitlines()]


def bullets(text: str) -> list[str]:
    return [one_line(found) for found in re.findall(r"(?m)^- (.+(?:\n  .+)*)", text)]


def without_comments(text: str) -> str:
    return re.sub(r"(?s)<!--.*?-->\n*", "", text)


def first_paragraph(text: str) -> str:
    return one_line(without_comments(text).strip().split("\n\n")[0])


def one_line(text: str) -> str:
    return " ".join(without_comments(text).split())
