"""What a project makes of the rules: its edition, severities and thresholds."""

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from clausebook.cli.options import open_here, split
from clausebook.diagnostic import Severity
from clausebook.edition import Edition, load_edition
from clausebook.engine import Configuration
from clausebook.engine.selection import selected_rules, severities, thresholds
from clausebook.rules import Catalogue, Rule

__all__ = ["Settings", "settings_of"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The rules of a project, and what it sets for each."""

    configuration: Configuration
    catalogue: Catalogue
    edition: Edition
    rules: tuple[Rule, ...]
    severities: Mapping[str, Severity]

    def edition_of(self, rule: Rule) -> Edition:
        """Return the edition that a rule is bound to, else that of the project."""
        if not rule.edition or rule.edition == self.edition.name:
            return self.edition
        return load_edition(rule.edition)

    def clauses(self, rule: Rule) -> tuple[str, ...]:
        """Return the clauses of a rule in the numbering of its edition."""
        return self.edition_of(rule).translate(rule.clauses)

    def thresholds(self, rule: Rule) -> Mapping[str, object]:
        """Return the thresholds of a rule, the project's own or the defaults."""
        return {**rule.options, **thresholds(rule, self.configuration)}


def settings_of(arguments: argparse.Namespace, select: Iterable[str] = ("ALL",)) -> Settings:
    """Return the settings of the project in the working folder, the defaults where there is none.

    Raises ConfigurationFault, UnknownSelectorError and what ``open_here`` raises.
    """
    chosen = split(select) or ("ALL",)
    from clausebook.project import catalogue_of

    project = open_here(arguments)
    configuration, catalogue = project.configuration, catalogue_of(project)
    everything = partial(replace, configuration, ignore=(), profile=Configuration().profile)
    return Settings(
        configuration,
        catalogue,
        load_edition(configuration.edition),
        selected_rules(catalogue, everything(select=chosen)),
        severities(catalogue, configuration),
    )
