"""How many findings each rule has, the most frequent first."""

from collections import Counter

from clausebook.reports.result import Result, in_numbers

__all__ = ["report"]


def report(result: Result) -> str:
    """Return a line for each rule that has findings, and their sum."""
    counts = Counter((d.code, d.name, d.severity) for d in result.diagnostics)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    width = len(f"{max(counts.values(), default=0):,}")
    lines = [
        f"{count:>{width},}  {result.style.weighed(f'{severity:<7}', severity)}  {code}  {name}"
        for (code, name, severity), count in ranked
    ]
    total = in_numbers(len(result.diagnostics), "finding")
    return "\n".join([*lines, f"{total} of {in_numbers(len(counts), 'rule')}"]) + "\n"
