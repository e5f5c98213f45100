"""What is worked on beside what a report is about, as text, Markdown and JSON."""

from collections.abc import Iterator

from clausebook.control.effect.in_progress import WorkInProgress, told
from clausebook.reports.display import first_of, visible, wrap
from clausebook.reports.markdown import table
from clausebook.reports.style import Style

__all__ = ["in_progress_markdown", "in_progress_text", "in_progress_values"]

_FEW = 12
_HEADING = "Not in force as written"


def in_progress_text(works: tuple[WorkInProgress, ...], style: Style) -> Iterator[str]:
    """Yield the lines of a paragraph and an empty one, nothing where nothing is worked on."""
    if not works:
        return
    yield style.strong(f"{_HEADING.lower()}: {len(works)}")
    for work in works:
        if work.shown is not None:
            yield "  " + wrap(visible(told(work)), style.width, "    ", 2)
    never = [visible(work.id) for work in works if work.shown is None]
    if never:
        yield "  " + wrap(f"nothing is in force of {first_of(never, _FEW)}", style.width, "    ", 2)
    yield ""


def in_progress_markdown(works: tuple[WorkInProgress, ...]) -> Iterator[str]:
    """Yield the lines of a chapter, nothing where nothing is worked on."""
    if works:
        yield f"## {_HEADING}: {len(works)}"
        yield ""
        yield from table(
            ("Document", "Version", "Status", "Why", "In force"),
            (
                (
                    f"{work.id} ({work.document.path})",
                    work.version,
                    work.status,
                    work.reason,
                    work.shown_version or "nothing",
                )
                for work in works
            ),
        )


def in_progress_values(works: tuple[WorkInProgress, ...]) -> list[dict[str, object]]:
    """Return what is worked on as JSON has it."""
    return [
        {
            "document": work.id,
            "path": work.document.path,
            "version": work.version or None,
            "status": work.status or None,
            "reason": work.reason,
            "since": work.since and work.since.committed_on.isoformat(),
            "commit": work.since and work.since.id,
            "in_force": work.shown
            and {"version": work.shown_version or None, "from": work.shown_from or None},
        }
        for work in works
    ]
