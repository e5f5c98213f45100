"""All rules, found by walking the package, and the ways to select some."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache

from clausebook.edition import is_within
from clausebook.rules.rule import Rule

__all__ = ["Catalogue", "builtin_rules"]


class Catalogue:
    """Rules in the order of their codes; raises ValueError where two have one code or name."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: rule.code))
        self._by_word: dict[str, Rule] = {}
        for rule in self.rules:
            for word in (rule.code, rule.name):
                if word in self._by_word:
                    raise ValueError(f"two rules are called '{word}'")
                self._by_word[word] = rule

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def get(self, word: str) -> Rule | None:
        """Return the rule of that code or name, whatever the case, None where there is none."""
        return self._by_word.get(word.upper()) or self._by_word.get(word.lower())

    def select(self, selector: str) -> tuple[Rule, ...]:
        """Return the rules that a selector names, none where it names nothing.

        A selector is ``ALL``, a code, the beginning of a code, a name, an area,
        ``clause:5.1.2`` (with what is below it) or ``basis:mandated``.
        """
        return tuple(rule for rule in self.rules if _matches(rule, selector.strip()))

    @property
    def words(self) -> tuple[str, ...]:
        """What a selector can be, for suggestions."""
        areas = {rule.area for rule in self.rules}
        return (*self._by_word, *sorted(areas), "ALL")


def _matches(rule: Rule, selector: str) -> bool:
    kind, _, value = selector.partition(":")
    if kind == "clause" and value:
        return any(is_within(clause, value) for clause in rule.clauses)
    if kind == "basis" and value:
        return rule.basis == value
    upper = selector.upper()
    if upper in ("ALL", rule.parent):
        return True
    return bool(upper) and (
        (rule.code.startswith(upper) and len(upper) >= 3)
        or upper == rule.code.rstrip("0123456789")
        or selector.lower() in (rule.name, rule.area)
    )


@cache
def builtin_rules() -> Catalogue:
    """Return every rule that the package holds."""
    return Catalogue(_walk("clausebook.rules"))


def _walk(package: str) -> Iterator[Rule]:
    for area in pkgutil.iter_modules(importlib.import_module(package).__path__):
        if not area.ispkg:
            continue
        path = importlib.import_module(f"{package}.{area.name}").__path__
        for module in pkgutil.iter_modules(path):
            found = importlib.import_module(f"{package}.{area.name}.{module.name}")
            function = getattr(found, module.name, None)
            if function is not None:
                yield function.rule
