"""For people: each finding with its source line, as compilers show it, and a summary."""

from collections import Counter
from collections.abc import Iterator

from clausebook.diagnostic import Diagnostic, Severity
from clausebook.report import Report
from clausebook.reports.display import columns, visible, wrap
from clausebook.reports.excerpt import excerpt, split_lines
from clausebook.reports.heading import clauses_of, place_of
from clausebook.reports.result import Result, in_numbers
from clausebook.reports.style import Style
from clausebook.text import Location

__all__ = ["blocks", "counts", "report"]


def report(result: Result) -> str:
    """Return the findings with excerpts, remedies and related places, then the summary.

    Of several findings at one place, as of what is missing altogether, the first shows it.
    """
    return "\n\n".join([*blocks(result), "\n".join(_summary(result))]) + "\n"


def blocks(result: Result) -> Iterator[str]:
    """Yield each finding, in several lines without an end."""
    lines: dict[str, list[str]] = {}
    shown: Location | None = None
    for diagnostic in result.diagnostics:
        path = diagnostic.location.path
        if path not in lines:
            lines[path] = split_lines(result.sources.get(path, ""))
        source = [] if diagnostic.location == shown else lines[path]
        yield "\n".join(_block(diagnostic, source, result.style))
        shown = diagnostic.location


def counts(report: Report) -> str:
    """Return how many findings there are of each severity that occurs, empty without any."""
    found = ((severity, report.count(severity)) for severity in Severity)
    return ", ".join(
        f"{count:,} info" if severity is Severity.INFO else in_numbers(count, severity)
        for severity, count in found
        if count
    )


def _block(diagnostic: Diagnostic, lines: list[str], style: Style) -> Iterator[str]:
    yield _heading(diagnostic, style)
    number = diagnostic.location.span.start.line
    margin = " " * len(str(number))
    source = lines[number - 1] if number <= len(lines) else ""
    if source.strip():
        room = style.width and style.width - len(margin) - 3
        shown, carets = excerpt(source, diagnostic.location.span, room)
        yield style.faint(f"{margin} |")
        yield style.faint(f"{number} |") + f" {shown}".rstrip()
        yield style.faint(f"{margin} |") + f" {style.weighed(carets, diagnostic.severity)}"
    if diagnostic.hint:
        yield _note(style, margin, "help", visible(diagnostic.hint))
    for related in diagnostic.related:
        told = f"{visible(related.message)} at {place_of(related.location)}"
        yield _note(style, margin, "note", told)
    yield _note(style, margin, "rule", f"{diagnostic.name} (basis: {diagnostic.basis})")


def _heading(diagnostic: Diagnostic, style: Style) -> str:
    place = f"{place_of(diagnostic.location)}:"
    weight = str(diagnostic.severity)
    clauses = clauses_of(diagnostic)
    plain = " ".join(filter(None, [place, weight, diagnostic.code, clauses]))
    message = wrap(visible(diagnostic.message), style.width, "    ", columns(plain) + 1)
    parts = [
        style.strong(place),
        style.weighed(weight, diagnostic.severity),
        diagnostic.code,
        clauses,
        message,
    ]
    return " ".join(filter(None, parts))


def _note(style: Style, margin: str, label: str, text: str) -> str:
    start = f"{margin} = "
    indent = " " * len(f"{start}{label}: ")
    return (
        style.faint(start)
        + style.strong(f"{label}:")
        + " "
        + wrap(text, style.width, indent, len(indent))
    )


def _summary(result: Result) -> Iterator[str]:
    report = result.report
    read = f"{in_numbers(report.documents, 'document')} with {in_numbers(report.records, 'record')}"
    if not report.documents:
        yield "there are no records under policies/ or docs/; 'clausebook init' writes a first QMS"
        return
    for basis in sorted({diagnostic.basis for diagnostic in result.diagnostics}):
        yield wrap(f"basis {basis}: {basis.meaning}", result.style.width, "    ")
    if not result.diagnostics:
        yield wrap(
            f"nothing to mend in {read} as of {report.as_of}{_hidden(result)}",
            result.style.width,
            "    ",
        )
        return
    touched = len({diagnostic.location.path for diagnostic in result.diagnostics})
    told = f"{counts(report)} in {in_numbers(touched, 'file')}; read {read}"
    yield wrap(f"{told} as of {report.as_of}{_hidden(result)}", result.style.width, "    ")
    (code, _), *_ = Counter(d.code for d in result.diagnostics).most_common(1)
    yield f"more about a rule: clausebook rule {code}"


def _hidden(result: Result) -> str:
    suppressed, held = len(result.report.suppressed), len(result.report.held)
    told = [f"{suppressed:,} suppressed"] if suppressed else []
    told += [f"{held:,} held by the baseline"] if held else []
    return f" ({', '.join(told)})" if told else ""
