"""Explain a rule: what it asks, on whose word, with examples."""

import argparse

from clausebook.cli.options import add_edition, add_format

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("rule", metavar="CODE|NAME", help="such as RSK002 or risk-without-customer-effect")
    add_format(parser, "markdown", "json")
    add_edition(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the page of the rule."""
    import sys

    from clausebook.cli.output import style_of
    from clausebook.cli.rule_pages import find_rule, rule_page
    from clausebook.cli.settings import settings_of

    settings = settings_of(arguments)
    found = find_rule(arguments.rule, settings.catalogue)
    sys.stdout.write(rule_page(found, settings, arguments.format, style_of(sys.stdout)))
    return 0
