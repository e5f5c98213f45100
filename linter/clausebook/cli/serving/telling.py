"""What the terminal says: all findings once, then what is new and what is gone."""

from collections.abc import Iterator
from dataclasses import replace

from clausebook.cli.serving.checking import difference
from clausebook.diagnostic import Diagnostic
from clausebook.report import Report
from clausebook.reports import Result, Style
from clausebook.reports.display import columns, visible, wrap
from clausebook.reports.formats.text import blocks, counts, report
from clausebook.reports.heading import place_of

__all__ = ["first_report", "follow_up"]


def first_report(result: Result) -> str:
    """Return all findings, as ``clausebook lint`` tells them."""
    return report(result)


def follow_up(before: Report | None, result: Result) -> str:
    """Return the new findings, those that are gone in one line each, and the sum."""
    changed = difference(before, result.report)
    new = replace(result, report=replace(result.report, diagnostics=changed.new))
    parts = list(blocks(new))
    if changed.gone:
        parts.append("\n".join(_gone(one, result.style) for one in changed.gone))
    parts.append("\n".join(_sum(len(changed.new), len(changed.gone), result)))
    return "\n" + "\n\n".join(parts) + "\n"


def _gone(diagnostic: Diagnostic, style: Style) -> str:
    head = f"gone: {place_of(diagnostic.location)}: {diagnostic.severity} {diagnostic.code}"
    told = wrap(visible(diagnostic.message), style.width, "    ", columns(head) + 1)
    return style.faint(f"{head} {told}")


def _sum(new: int, gone: int, result: Result) -> Iterator[str]:
    now = counts(result.report) or "nothing to mend"
    told = f"{new:,} new, {gone:,} gone; now {now} as of {result.report.as_of}"
    yield wrap(told, result.style.width, "    ")
