"""One lint: rules over a corpus, then suppressions and baseline, then the sorted report."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from clausebook.corpus import Corpus
from clausebook.diagnostic import Diagnostic, Related, Severity, Suppressed
from clausebook.engine.baseline import Baseline
from clausebook.engine.configuration import Configuration
from clausebook.engine.selection import active_rules, severities, thresholds
from clausebook.engine.suppression import covering, suppressions_of
from clausebook.record import Place
from clausebook.report import Report
from clausebook.rules import Catalogue, Finding, Outcome, Rule, StaleEntry
from clausebook.text import START, Location

__all__ = ["Check", "lint", "run_rule"]


Check = Callable[[Rule, Corpus, Mapping[str, object]], Iterable[Finding]]
"""Returns what a rule finds in a corpus under the thresholds of the project."""


def run_rule(rule: Rule, corpus: Corpus, given: Mapping[str, object]) -> Iterable[Finding]:
    """Run a rule and return what it finds."""
    return rule.check(corpus, **given)


def lint(
    corpus: Corpus,
    catalogue: Catalogue,
    configuration: Configuration,
    baseline: Baseline | None = None,
    check: Check = run_rule,
) -> Report:
    """Return the report of all active rules on a corpus.

    ``check`` runs a rule, or knows what it finds.
    Raises ConfigurationFault when configuration names rules or thresholds that do not exist.
    """
    rules = active_rules(catalogue, configuration)
    stamp = _Stamp(corpus, severities(catalogue, configuration))
    found = [
        diagnostic
        for rule in rules
        if not rule.judges_the_lint
        for diagnostic in stamp(rule, check(rule, corpus, thresholds(rule, configuration)))
    ]
    kept, suppressed, outcome = _suppress(corpus, sorted(found, key=_key), rules, catalogue)
    new, held, gone = (baseline or Baseline()).split(kept)
    stale = tuple(
        StaleEntry(e.code, e.subject, e.message, Location(configuration.baseline or "", START))
        for e in gone
        if any(rule.code == e.code for rule in rules)
    )
    outcome = replace(outcome, stale=stale)
    for rule in rules:
        if rule.judges_the_lint:
            new.extend(stamp(rule, rule.check(outcome, **thresholds(rule, configuration))))
    return Report(
        tuple(sorted(new, key=_key)),
        tuple(suppressed),
        tuple(held),
        corpus.today,
        corpus.edition.name,
        len(corpus.loaded),
        len(corpus.all_records),
        rules,
    )


class _Stamp:
    """Turns findings into diagnostics: weight, clauses of the edition, lines and columns."""

    def __init__(self, corpus: Corpus, weights: Mapping[str, Severity]) -> None:
        self._corpus = corpus
        self._weights = weights

    def __call__(self, rule: Rule, findings: Iterable[Finding]) -> Iterator[Diagnostic]:
        for finding in findings:
            place = finding.place
            yield Diagnostic(
                rule.code,
                rule.name,
                self._weights[rule.code],
                rule.basis,
                self._clauses(finding.clauses or rule.clauses, place),
                finding.message,
                finding.hint,
                self._location(place),
                place.record if isinstance(place, Place) else None,
                place.pointer if isinstance(place, Place) else (),
                tuple(Related(told, self._location(where)) for told, where in finding.related),
                None if self._is_closed(place) else finding.fix,
            )

    def _clauses(self, numbers: tuple[str, ...], place: Place | Location) -> tuple[str, ...]:
        edition = self._corpus.edition
        record_id = place.record if isinstance(place, Place) else None
        record = self._corpus.get(record_id) if record_id and edition.moved_by_kind else None
        return edition.translate(numbers, record.kind.name if record else "")

    def _is_closed(self, place: Place | Location) -> bool:
        """Whether a place is in a record that tells what happened and may not be changed."""
        record = (
            self._corpus.get(place.record) if isinstance(place, Place) and place.record else None
        )
        return record is not None and record.status == "closed"

    def _location(self, place: Place | Location) -> Location:
        if isinstance(place, Location):
            return place
        document = self._corpus.documents.get(place.path)
        span = START if document is None else document.locate(place.pointer, place.part)
        return Location(place.path, span)


def _suppress(
    corpus: Corpus, found: list[Diagnostic], rules: tuple[Rule, ...], catalogue: Catalogue
) -> tuple[list[Diagnostic], list[Suppressed], Outcome]:
    everything = suppressions_of(corpus)
    # Only rules of structure look at broken records: what others excuse there may well be needed.
    of_structure = {rule.code for rule in rules if rule.area == "structure"}
    broken = {ld.path for ld in corpus.loaded if ld.problems or not ld.records}
    suppressing = covering(everything)
    codes = {s: {r.code for r in catalogue.select(s.selector)} for s in everything}
    kept: list[Diagnostic] = []
    hidden: list[Suppressed] = []
    for diagnostic in found:
        match = next(
            (
                s
                for s in suppressing(diagnostic)
                if diagnostic.code in codes[s] and s.reason and not s.has_expired(corpus.today)
            ),
            None,
        )
        if match is None:
            kept.append(diagnostic)
        else:
            hidden.append(Suppressed(diagnostic, match))
    used: dict[int, list[str]] = {}
    for entry in hidden:
        used.setdefault(id(entry.suppression), []).append(entry.diagnostic.code)
    active = {rule.code for rule in rules}
    foreign = {rule.code for rule in catalogue if not rule.runs_under(corpus.edition.name)}
    unused = tuple(
        s
        for s in everything
        if id(s) not in used
        and codes[s] - foreign
        and codes[s] - foreign <= active
        and (s.path not in broken or codes[s] <= of_structure)
    )
    unknown = tuple(s for s in everything if not codes[s])
    sweeping = tuple(
        (s, tuple(sorted({*used[id(s)]})))
        for s in everything
        if id(s) in used and catalogue.get(s.selector.strip()) is None
    )
    return kept, hidden, Outcome(corpus, everything, unused, unknown, sweeping=sweeping)


def _key(diagnostic: Diagnostic) -> tuple[object, ...]:
    return diagnostic.sort_key
