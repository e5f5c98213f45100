"""Known findings that an old QMS holds back while new ones fail."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from clausebook.diagnostic import Diagnostic

__all__ = ["Baseline", "BaselineEntry", "BaselineFault"]


class BaselineFault(Exception):
    """The baseline file cannot be used."""


@dataclass(frozen=True, slots=True, order=True)
class BaselineEntry:
    """A finding without its line, so that text added above does not make it new.

    ``subject`` is the record's id, or the path where the finding belongs to no record.
    """

    code: str
    subject: str
    message: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """Entries with the number of findings that each holds."""

    entries: tuple[BaselineEntry, ...] = ()

    @classmethod
    def parse(cls, text: str, path: str) -> "Baseline":
        """Return the baseline that a file holds; raises BaselineFault when it is none."""
        try:
            held = json.loads(text)["held"]
            return cls(tuple(BaselineEntry(e["code"], e["subject"], e["message"]) for e in held))
        except (ValueError, KeyError, TypeError):
            raise BaselineFault(
                f"{path}: not a baseline; write one with --update-baseline"
            ) from None

    @classmethod
    def of(cls, diagnostics: Iterable[Diagnostic]) -> "Baseline":
        """Return the baseline that holds these diagnostics."""
        return cls(tuple(sorted(_entry(diagnostic) for diagnostic in diagnostics)))

    def dump(self) -> str:
        """Return the text of the file."""
        held = [{"code": e.code, "subject": e.subject, "message": e.message} for e in self.entries]
        return json.dumps({"schema_version": 1, "held": held}, indent=1, ensure_ascii=False) + "\n"

    def split(
        self, diagnostics: Iterable[Diagnostic]
    ) -> tuple[list[Diagnostic], list[Diagnostic], list[BaselineEntry]]:
        """Return the new diagnostics, the held ones, and the entries that are gone."""
        left = Counter(self.entries)
        new: list[Diagnostic] = []
        held: list[Diagnostic] = []
        for diagnostic in diagnostics:
            entry = _entry(diagnostic)
            if left[entry] > 0:
                left[entry] -= 1
                held.append(diagnostic)
            else:
                new.append(diagnostic)
        return new, held, sorted((+left).elements())


def _entry(diagnostic: Diagnostic) -> BaselineEntry:
    subject = diagnostic.record or diagnostic.location.path
    return BaselineEntry(diagnostic.code, subject, diagnostic.message)
