"""Rules in Python that an installed package brings."""

from collections.abc import Iterable
from importlib.metadata import EntryPoint, entry_points

from clausebook.declared.file import RuleFault
from clausebook.rules import Rule

__all__ = ["GROUP", "plug_in_rules"]

GROUP = "clausebook.rules"
"""Entry points of this group name an iterable of functions that are decorated as rules."""


def plug_in_rules(names: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules of the plug-ins that a project names.

    Raises RuleFault where one is not installed or does not hold rules.
    """
    wanted = tuple(names)
    if not wanted:
        return ()
    installed = {point.name: point for point in entry_points(group=GROUP)}
    found: list[Rule] = []
    for name in wanted:
        if name not in installed:
            known = ", ".join(sorted(installed)) or "none"
            raise RuleFault(f"the plug-in '{name}' is not installed; installed: {known}")
        found.extend(_rules(installed[name]))
    return tuple(found)


def _rules(point: EntryPoint) -> Iterable[Rule]:
    try:
        functions = tuple(point.load())
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a stranger's module raises
        raise RuleFault(f"the plug-in '{point.name}' cannot be loaded: {error}") from None
    for function in functions:
        rule = getattr(function, "rule", None)
        if not isinstance(rule, Rule):
            told = "holds something that is no rule; give it functions decorated with @rule"
            raise RuleFault(f"the plug-in '{point.name}' {told}")
        yield rule
