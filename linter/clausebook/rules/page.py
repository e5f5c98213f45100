"""A rule's page: its docstring, in Markdown, with examples that are run as tests.

The first line says what is wrong. Headings ``## Fails`` and ``## Passes`` each hold fenced blocks.
A ``yaml`` block is a patch to the base QMS: record ids with the fields that differ; null removes a
field or a record; an unknown id is a new record. A block ``yaml file=policies/x.yaml`` (or ``md
file=…``) is a whole file, in which the pictures ␀, ␉ and ␍ stand for the control characters that a
page cannot show. All blocks of one heading belong to one example.
"""

import re
from dataclasses import dataclass

__all__ = ["Example", "Page", "parse_page"]

_FENCE = re.compile(
    r"^```(?P<language>\w+)(?: file=(?P<file>\S+))?\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Example:
    """A change to the base QMS: patches of records, and whole files by their paths."""

    fails: bool
    patches: tuple[str, ...]
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The summary, the explanation before the examples, and the examples."""

    summary: str
    explanation: str
    markdown: str
    examples: tuple[Example, ...]


def parse_page(docstring: str) -> Page:
    """Return the page that a docstring holds."""
    summary, _, rest = docstring.partition("\n")
    before, *sections = re.split(r"^## ", rest, flags=re.MULTILINE)
    examples = tuple(
        _example(section) for section in sections if section.startswith(("Fails", "Passes"))
    )
    return Page(summary.strip(), before.strip(), docstring, examples)


def _example(section: str) -> Example:
    blocks = [match.groupdict() for match in _FENCE.finditer(section)]
    return Example(
        section.startswith("Fails"),
        tuple(block["text"] for block in blocks if not block["file"]),
        tuple((block["file"], _controls(block["text"])) for block in blocks if block["file"]),
    )


def _controls(text: str) -> str:
    return text.translate({0x2400: "\0", 0x2409: "\t", 0x240D: "\r"})
