"""Findings mended in their files: found, mended in memory and found again, then written at once."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from clausebook.cli.linting import answer_of, configured, past_of
from clausebook.cli.memory import growing_memory
from clausebook.cli.options import open_here, today
from clausebook.cli.output import complain, remark
from clausebook.cli.paths import shown_paths
from clausebook.cli.progress import CountedFiles, Progress
from clausebook.cli.rewritten import Rewritten, diff, write_all
from clausebook.cli.telling import tell
from clausebook.corpus import Corpus
from clausebook.diagnostic import Diagnostic
from clausebook.document import Document
from clausebook.engine import Report, lint
from clausebook.engine.fixing import mended
from clausebook.project import Files, Project, WorkingTree, baseline_of, catalogue_of
from clausebook.reports.display import visible
from clausebook.reports.heading import place_of
from clausebook.reports.result import in_numbers

__all__ = ["run_fixing"]

_ROUNDS = 10
"""How often what was mended is looked at again: a fix may bring another finding to light."""

_MARK = b"\xef\xbb\xbf"
"""The byte order mark, which the text of a document does not have."""


def run_fixing(arguments: argparse.Namespace) -> int:
    """Mend what can be mended, or show it as a diff; return the exit code.

    Raises what a lint raises, and UsageError where a file cannot be written.
    """
    project = open_here(arguments, partial(configured, arguments))
    tree = WorkingTree(project.root)
    files = _Overlay(tree)
    corpus, report, done = _mend(arguments, project, files)
    if arguments.diff:
        sys.stdout.writelines(map(visible_line, diff(files.rewritten())))
        return int(bool(files.after) and not arguments.exit_zero)
    kept = [path for path in files.after if tree.read(path) != files.before[path]]
    for path in kept:
        complain(f"{path}: changed while it was being mended; left alone, run it again")
    written = [one for one in files.rewritten() if one.path not in kept]
    write_all(project.root, written, "nothing was mended")
    _say([one for one in done if one.location.path not in kept])
    code = tell(answer_of(project, corpus, report), arguments, project.root)
    return code or int(bool(kept))


def visible_line(line: str) -> str:
    """Return a line of a diff that no terminal obeys, its end kept."""
    text = line.rstrip("\n")
    return visible(text.removesuffix("\r")) + line[len(text) :]


def _say(done: Sequence[Diagnostic]) -> None:
    for one in done:
        title = one.fix.title if one.fix else ""
        remark(f"{place_of(one.location)} {one.code} mended: {title}")
    if done:
        count = len({one.location.path for one in done})
        remark(f"mended {in_numbers(len(done), 'finding')} in {in_numbers(count, 'file')}")


@dataclass
class _Overlay:
    """The files of a project with what was mended in some of them."""

    files: Files
    before: dict[str, bytes | Document] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)

    def paths(self) -> Sequence[str]:
        """Return every path of the project."""
        return self.files.paths()

    def read(self, path: str) -> bytes | Document:
        """Return the bytes of a file as it was mended, or that of the project."""
        return self.after[path] if path in self.after else self.files.read(path)

    def put(self, documents: Mapping[str, Document], read: Mapping[str, Document]) -> bool:
        """Take over documents that were mended; ``read`` are those before, as they were read.

        Return whether any was: one that is not on disk any more what was read is left out.
        """
        taken = False
        for path, document in documents.items():
            now = self.read(path)
            text = read[path].text.encode("utf-8", "surrogatepass")
            if isinstance(now, bytes) and now.removeprefix(_MARK) == text:
                self.before.setdefault(path, now)
                mark = _MARK if now.startswith(_MARK) else b""
                self.after[path] = mark + document.text.encode("utf-8", "surrogatepass")
                taken = True
        return taken

    def rewritten(self) -> list[Rewritten]:
        """Return the files before and after."""
        return [
            Rewritten(path, _text(self.before[path]), _text(data))
            for path, data in sorted(self.after.items())
        ]


def _text(data: bytes | Document) -> str:
    return data.decode("utf-8", "surrogatepass") if isinstance(data, bytes) else data.text


def _mend(
    arguments: argparse.Namespace, project: Project, files: _Overlay
) -> tuple[Corpus, Report, list[Diagnostic]]:
    """Mend in memory until nothing is left to mend; return the last lint, and what was mended."""
    catalogue = catalogue_of(project, plug_ins=not arguments.no_plug_ins)
    baseline, done = baseline_of(project), list[Diagnostic]()
    past = past_of(arguments, project)
    for rest in reversed(range(_ROUNDS)):
        with growing_memory(), Progress(sys.stderr) as progress:
            corpus = project.load(today(arguments), CountedFiles(files, progress), past=past)
            progress.activity = f"checking {len(corpus.all_records):,} records"
            report = lint(corpus, catalogue, project.configuration, baseline)
        asked = _asked(arguments, project, corpus, report) if rest else ()
        found = mended(corpus.documents, asked)
        if not found.documents or not files.put(found.documents, corpus.documents):
            break
        done += found.diagnostics
    return corpus, report, done


def _asked(
    arguments: argparse.Namespace, project: Project, corpus: Corpus, report: Report
) -> Sequence[Diagnostic]:
    """Return the findings in the files that were asked for."""
    if not arguments.paths:
        return report.diagnostics
    placed = {one.location.path for one in report.diagnostics}
    known = {*corpus.documents, *placed, project.configuration_path}
    paths = shown_paths(arguments.paths, project.root, known)
    return [one for one in report.diagnostics if one.location.path in paths]
