"""The list of the rules."""

from clausebook.cli.settings import Settings
from clausebook.reports import Style
from clausebook.reports.display import wrap
from clausebook.reports.json_text import to_json
from clausebook.rules import Rule

__all__ = ["rule_table"]


def rule_table(settings: Settings, form: str, style: Style) -> str:
    """Return the rules as a table, or as JSON."""
    if form == "json":
        return to_json([_facts(rule, settings) for rule in settings.rules])
    width = max(len(rule.name) for rule in settings.rules)
    lines = []
    for rule in settings.rules:
        severity = settings.severities[rule.code]
        shown = style.weighed(f"{severity:<7}", severity)
        before = f"{rule.code:<6} {rule.name:<{width}} "
        indent = " " * (len(before) + 20)
        told = ", ".join(settings.clauses(rule))
        if rule.edition:
            told = f"{told} (only under {rule.edition})".lstrip()
        if rule.mends:
            told = f"{told} (--fix)".lstrip()
        clauses = wrap(told, style.width, indent, len(indent))
        lines.append(f"{before}{shown} {rule.basis:<11} {clauses}".rstrip())
    return "\n".join(lines) + "\n"


def _facts(rule: Rule, settings: Settings) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "area": rule.area,
        "summary": rule.page.summary,
        "clauses": settings.clauses(rule),
        "basis": rule.basis,
        "severity": settings.severities[rule.code],
        "since": rule.since,
        "edition": rule.edition,
        "fixable": rule.mends,
    }
