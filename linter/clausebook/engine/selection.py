"""Which rules run, and how much each weighs."""

from collections.abc import Iterable, Mapping
from datetime import date

from clausebook.analysis.days import after
from clausebook.diagnostic import Severity
from clausebook.engine.configuration import Configuration, ConfigurationFault, Profile
from clausebook.rules import Catalogue, Rule
from clausebook.schema import nearest

__all__ = ["UnknownSelectorError", "active_rules", "selected_rules", "severities", "thresholds"]


class UnknownSelectorError(ConfigurationFault):
    """A selector names no rule; the message suggests the nearest word."""


def active_rules(catalogue: Catalogue, configuration: Configuration) -> tuple[Rule, ...]:
    """Return the rules that run, in the order of their codes.

    Rules of another edition than the project's do not. Raises what ``selected_rules`` raises.
    """
    chosen = selected_rules(catalogue, configuration)
    return tuple(rule for rule in chosen if rule.runs_under(configuration.edition))


def selected_rules(catalogue: Catalogue, configuration: Configuration) -> tuple[Rule, ...]:
    """Return the rules that selectors and profile name, whatever edition they are for.

    Raises UnknownSelectorError when a selector names no rule, ConfigurationFault when thresholds
    do not fit their rule.
    """
    for word in configuration.rules:
        rule = catalogue.get(word)
        if rule is None:
            raise UnknownSelectorError(f"no rule is called '{word}'; {_advice(catalogue, word)}")
        thresholds(rule, configuration)
    chosen = _named(catalogue, configuration.select) - _named(catalogue, configuration.ignore)
    if configuration.profile is Profile.MINIMAL:
        chosen = {rule for rule in chosen if rule.basis.is_binding or rule.is_own}
    return tuple(rule for rule in catalogue if rule in chosen)


def severities(catalogue: Catalogue, configuration: Configuration) -> Mapping[str, Severity]:
    """Return the severity of each rule code; of several settings the last one named wins."""
    found = {rule.code: rule.severity for rule in catalogue}
    for selector, severity in configuration.severity.items():
        found.update({rule.code: severity for rule in _named(catalogue, [selector])})
    return found


def thresholds(rule: Rule, configuration: Configuration) -> Mapping[str, object]:
    """Return the thresholds that the project sets for a rule.

    Raises ConfigurationFault for a name that the rule does not have or a value of another type.
    """
    given: dict[str, object] = {}
    for word, values in configuration.rules.items():
        if word.upper() == rule.code or word.lower() == rule.name:
            given.update(values)
    for name in given:
        if name not in rule.options:
            known = ", ".join(rule.options) or "none"
            raise ConfigurationFault(
                f"rule {rule.code} has no threshold '{name}'; known thresholds: {known}"
            )
    return {name: _fitting(rule, name, value) for name, value in given.items()}


def _fitting(rule: Rule, name: str, value: object) -> object:
    """Return a value as the rule takes it, once the rule can read it."""
    fitting = _of_its_type(rule, name, value)
    if name in rule.readers:
        try:
            rule.readers[name](fitting)
        except ValueError as error:
            told = f"threshold '{name}' of rule {rule.code}: {error}"
            raise ConfigurationFault(told) from None
    return fitting


def _of_its_type(rule: Rule, name: str, value: object) -> object:
    """Return a value with a list as a tuple, and a whole number as any number."""
    wanted = type(rule.options[name])
    if wanted is tuple and isinstance(value, list) and all(isinstance(v, str) for v in value):
        return tuple(value)
    if wanted is float and type(value) is int:
        return float(value)
    if type(value) is not wanted:
        meant = "a list of texts" if wanted is tuple else f"of type {wanted.__name__}"
        raise ConfigurationFault(f"threshold '{name}' of rule {rule.code} must be {meant}")
    if _is_length(rule.options[name]) and not _is_length(value):
        raise ConfigurationFault(
            f"threshold '{name}' of rule {rule.code} must be a length of time, "
            f"as in '{rule.options[name]}'"
        )
    return value


def _is_length(value: object) -> bool:
    return isinstance(value, str) and after(date.min, value) is not None


def _named(catalogue: Catalogue, selectors: Iterable[str]) -> set[Rule]:
    found: set[Rule] = set()
    for selector in selectors:
        rules = catalogue.select(selector)
        if not rules:
            told = f"no rule is named by '{selector}'; {_advice(catalogue, selector)}"
            raise UnknownSelectorError(told)
        found.update(rules)
    return found


def _advice(catalogue: Catalogue, word: str) -> str:
    guess = nearest(word, catalogue.words) or nearest(word.upper(), catalogue.words)
    return f"did you mean '{guess}'?" if guess else "see 'clausebook rules'"
