"""A new record as the command line asks for it."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from clausebook.cli.indicators import LIST, from_library, library_list
from clausebook.cli.numbering import next_id
from clausebook.cli.options import open_here, today
from clausebook.cli.output import style_of
from clausebook.cli.paths import in_project
from clausebook.cli.register_entry import with_entries
from clausebook.cli.template import PLACEHOLDER, Template, entry_lines, record_lines
from clausebook.cli.usage import UsageError, did_you_mean
from clausebook.cli.writing import write_file, write_new_file
from clausebook.corpus import Corpus
from clausebook.document import FaultKind
from clausebook.project import Project
from clausebook.schema import Kind, Reference, SchemaLibrary

__all__ = ["create"]

_PROSE = ("policy", "procedure", "work-instruction")
_STDOUT = "-"
_ORIGIN = "Begun from '{}' of the library of indicators: see that each line is true of yours."


def create(arguments: argparse.Namespace) -> int:
    """Write the template and say where it is; nothing that exists is overwritten."""
    project = open_here(arguments)
    kind = _kind(project.library, arguments.kind)
    _refuse_contradictions(arguments, kind)
    if arguments.like == LIST:
        sys.stdout.write(library_list(style_of(sys.stdout)))
        return 0
    given = _given(arguments, project.library, kind)
    known = given.pop("title", PLACEHOLDER)
    corpus = project.load(today(arguments))
    template = Template(
        kind,
        next_id(corpus, kind),
        " ".join((arguments.title or known).split()) or PLACEHOLDER,
        today(arguments),
        lambda reference: _existing(corpus, reference),
        given,
        _ORIGIN.format(arguments.like) if arguments.like else "",
    )
    if arguments.into:
        return _add(arguments.into, template, project, corpus)
    text = _text(record_lines(template), prose=arguments.prose)
    if arguments.output == _STDOUT:
        sys.stdout.write(text)
        return 0
    suffix = "md" if arguments.prose else "yaml"
    path = Path(arguments.output or project.root / "policies" / f"{template.id}.{suffix}")
    try:
        write_new_file(path, text)
    except FileExistsError:
        raise UsageError(f"{path}: exists already; name another file with --output") from None
    shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    sys.stdout.write(f"{template.id} written: {shown.as_posix()}\n")
    return 0


def _kind(library: SchemaLibrary, word: str) -> Kind:
    found = library.kinds.get(word) or library.by_prefix.get(word.upper())
    if found is None:
        raise UsageError(f"unknown kind '{word}'{did_you_mean(word, library.kinds)}")
    return found


def _refuse_contradictions(arguments: argparse.Namespace, kind: Kind) -> None:
    if arguments.into and (arguments.output or arguments.prose):
        raise UsageError("--into adds to a register; leave out --output and --prose")
    if arguments.prose and kind.name not in _PROSE:
        raise UsageError(f"a {kind.name} is not written as prose; only {', '.join(_PROSE)} are")
    if (kind.name == "register") is not bool(arguments.of):
        raise UsageError("a register, and nothing else, needs --of, as in --of risk")
    if arguments.like and kind.name != "kpi":
        raise UsageError(f"--like begins an indicator, not a {kind.name}; as in new kpi --like ?")
    if arguments.into and kind.name == "register":
        raise UsageError("a register cannot stand in a register")


def _given(arguments: argparse.Namespace, library: SchemaLibrary, kind: Kind) -> dict[str, Any]:
    if arguments.like:
        return dict(from_library(arguments.like).values)
    if not arguments.of:
        return {}
    of = _kind(library, arguments.of)
    status = {"status": "open"} if of.nature == "retained" else {}
    return {"of": of.name, "records": [], **status} if kind.name == "register" else {}


def _existing(corpus: Corpus, reference: Reference) -> str | None:
    kinds = [kind for kind in reference.kinds if kind in corpus.library.kinds]
    named = corpus.records(*kinds)
    live = [record for record in named if record.is_live(corpus.today)]
    return next((record.id for record in (*live, *named) if record.id), None)


def _text(lines: Iterable[str], *, prose: bool) -> str:
    header = "\n".join(lines)
    if not prose:
        return f"{header}\n"
    return f"---\n{header}\n---\n\n{PLACEHOLDER}: the text, in Markdown. Headings begin with ##.\n"


def _add(given: str, template: Template, project: Project, corpus: Corpus) -> int:
    path = in_project(given, project.root)
    document = corpus.documents.get(path)
    if document is None:
        raise UsageError(f"{given}: no such register; 'clausebook new register' writes one")
    value = document.value
    if not isinstance(value, dict) or value.get("kind") != "register":
        raise UsageError(f"{given}: not a register")
    if value.get("of") != template.kind.name:
        raise UsageError(f"{given}: a register of {value.get('of')}, not of {template.kind.name}")
    text = with_entries(document, [[*entry_lines(template, str(value.get("status")))]])
    has_mark = any(fault.kind is FaultKind.BYTE_ORDER_MARK for fault in document.faults)
    write_file(project.root / path, f"\ufeff{text}" if has_mark else text)
    sys.stdout.write(f"{template.id} added to {path}\n")
    return 0
