"""A rule's page: its docstring, in Markdown, with examples that are run as tests.

The first line says what is wrong. Headings ``## Fails`` and ``## Passes`` each hold fenced blocks.
A ``yaml`` block is a patch to the base QMS: record ids with the fields that differ; null removes a
field or a record; an unknown id is a new record. A block ``yaml file=policies/x.yaml`` (or ``md
file=…``) is a whole file, in which the pictures ␀, ␉ and ␍ stand for the control characters that a
page cannot show. All blocks of one heading belong to one example.

A block ``yaml commit on=2026-03-01 author=b.m@ofen.example`` is a commit: its patch or file changes
what the commit before it held, the first the base QMS; blocks without that word are changes that
are not committed yet. ``trailer=Approved-by:c.n@ofen.example`` adds a trailer to its message.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

__all__ = ["FENCE", "CommitExample", "Example", "Page", "block_caption", "parse_page"]

FENCE = re.compile(
    r"^```(?P<language>\w+)(?P<info> [^\n`]+)?\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
"""A fenced block; ``info`` is what follows the language."""


@dataclass(frozen=True, slots=True)
class CommitExample:
    """A commit of an example: what it changes, and who made it when."""

    patches: tuple[str, ...]
    files: tuple[tuple[str, str], ...]
    on: str
    author: str
    trailers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A change to the base QMS: patches of records, and whole files by their paths.

    ``commits`` lead from the base QMS to the state that the change is made to; without any there is
    no history.
    """

    fails: bool
    patches: tuple[str, ...]
    files: tuple[tuple[str, str], ...]
    commits: tuple[CommitExample, ...] = field(default=())


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


def block_caption(info: str) -> str:
    """Return what is told before a block of an example, as Markdown; empty for a plain one."""
    given = dict(_words(info))
    told = []
    if "commit" in given:
        told.append(f"Committed on {given.get('on', '')} by `{given.get('author', '')}`")
    if "trailer" in given:
        told.append(f"with `{given['trailer'].replace(':', ': ')}`")
    if "file" in given:
        told.append(f"{'in' if told else 'In'} `{given['file']}`")
    return f"{', '.join(told)}:" if told else ""


def _example(section: str) -> Example:
    blocks = [
        (dict(_words(found["info"] or "")), found["text"]) for found in FENCE.finditer(section)
    ]
    commits = tuple(
        CommitExample(*_changes([(info, text)]), info["on"], info["author"], _trailers(info))
        for info, text in blocks
        if "commit" in info
    )
    rest = [(info, text) for info, text in blocks if "commit" not in info]
    return Example(section.startswith("Fails"), *_changes(rest), commits)


def _changes(
    blocks: Sequence[tuple[Mapping[str, str], str]],
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the patches and the whole files of blocks."""
    patches = tuple(text for info, text in blocks if "file" not in info)
    files = tuple((info["file"], _controls(text)) for info, text in blocks if "file" in info)
    return patches, files


def _words(info: str) -> Iterator[tuple[str, str]]:
    for word in info.split():
        name, _, value = word.partition("=")
        yield name, value


def _trailers(info: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    name, colon, value = info.get("trailer", "").partition(":")
    return ((name, value),) if colon else ()


def _controls(text: str) -> str:
    return text.translate({0x2400: "\0", 0x2409: "\t", 0x240D: "\r"})
