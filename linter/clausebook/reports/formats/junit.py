"""JUnit's XML, which most build servers show: a suite for each file."""

from collections import defaultdict
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from clausebook.diagnostic import Diagnostic, Suppressed
from clausebook.reports.display import visible
from clausebook.reports.heading import clauses_of, place_of
from clausebook.reports.result import Result

__all__ = ["report"]


def report(result: Result) -> str:
    """Return a suite for each file: its findings, or one passed test where it has none.

    Findings below the failing severity pass and say so in their output; suppressed ones are
    skipped with the reason.
    """
    root = ET.Element("testsuites", name="clausebook")
    found: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in result.diagnostics:
        found[diagnostic.location.path].append(diagnostic)
    hidden: defaultdict[str, list[Suppressed]] = defaultdict(list)
    for entry in result.report.suppressed:
        hidden[entry.diagnostic.location.path].append(entry)
    for path in sorted({*result.paths, *found}):
        suite = ET.SubElement(root, "testsuite", name=visible(path))
        for diagnostic in found.get(path, ()):
            _found(suite, diagnostic, fails=diagnostic.severity.rank <= result.failing.rank)
        for entry in hidden.get(path, ()):
            case = _case(suite, entry.diagnostic)
            ET.SubElement(case, "skipped", message=visible(entry.suppression.reason))
        if not len(suite):
            ET.SubElement(suite, "testcase", classname=visible(path), name="all rules")
        _count(suite, [suite])
    _count(root, root)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _found(suite: ET.Element, diagnostic: Diagnostic, *, fails: bool) -> None:
    case = _case(suite, diagnostic)
    told = [
        f"{place_of(diagnostic.location)}: {visible(diagnostic.message)}",
        f"help: {visible(diagnostic.hint)}" if diagnostic.hint else "",
        f"basis: {diagnostic.basis}",
    ]
    text = "\n".join(filter(None, told))
    if fails:
        message = visible(diagnostic.message)
        failure = ET.SubElement(case, "failure", type=diagnostic.severity, message=message)
        failure.text = text
    else:
        ET.SubElement(case, "system-out").text = f"{diagnostic.severity}: {text}"


def _case(suite: ET.Element, diagnostic: Diagnostic) -> ET.Element:
    told = [
        diagnostic.code,
        diagnostic.name,
        clauses_of(diagnostic),
        diagnostic.record or "",
        f"line {diagnostic.location.span.start.line}",
    ]
    name = visible(" ".join(filter(None, told)))
    return ET.SubElement(suite, "testcase", classname=suite.get("name", ""), name=name)


def _count(element: ET.Element, suites: Iterable[ET.Element]) -> None:
    cases = [case for suite in suites for case in suite]
    element.set("tests", str(len(cases)))
    element.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    element.set("errors", "0")
    element.set("skipped", str(sum(case.find("skipped") is not None for case in cases)))
