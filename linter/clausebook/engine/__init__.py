"""The engine: runs rules over a corpus and turns findings into sorted diagnostics."""

from clausebook.diagnostic import Suppressed
from clausebook.engine.baseline import Baseline, BaselineEntry, BaselineFault
from clausebook.engine.configuration import (
    Configuration,
    ConfigurationFault,
    Profile,
    parse_configuration,
)
from clausebook.engine.lint import Check, lint, run_rule
from clausebook.engine.report_for import report_for
from clausebook.engine.selection import UnknownSelectorError, active_rules
from clausebook.report import Report

__all__ = [
    "Baseline",
    "BaselineEntry",
    "BaselineFault",
    "Check",
    "Configuration",
    "ConfigurationFault",
    "Profile",
    "Report",
    "Suppressed",
    "UnknownSelectorError",
    "active_rules",
    "lint",
    "parse_configuration",
    "report_for",
    "run_rule",
]
