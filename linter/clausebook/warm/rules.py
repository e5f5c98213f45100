"""The rules by their headings, each imported only when it runs or when its page is asked for."""

import importlib
import inspect
import marshal
from collections.abc import Iterator
from typing import Any

from clausebook.cache_file import CacheFile
from clausebook.diagnostic import Basis, Severity
from clausebook.rules import Catalogue, Finding, Rule, builtin_rules

__all__ = ["remembered_rules"]


class _Later:
    """The function of a rule that is imported when it is called or looked at."""

    def __init__(self, module: str, name: str) -> None:
        self.__module__ = module
        self.__name__ = name

    def __call__(self, *arguments: Any, **thresholds: Any) -> Iterator[Finding]:
        """Run the rule."""
        found: Iterator[Finding] = self._function(*arguments, **thresholds)
        return found

    @property
    def __doc__(self) -> str | None:  # type: ignore[override]
        """The page of the rule."""
        return inspect.getdoc(self._function)

    @property
    def __signature__(self) -> inspect.Signature:
        """The thresholds of the rule."""
        return inspect.signature(self._function)

    @property
    def _function(self) -> Any:
        return getattr(importlib.import_module(self.__module__), self.__name__)


def remembered_rules(file: CacheFile) -> Catalogue:
    """Return all rules of the package; those whose headings are in the file are imported later."""
    content = file.read() if file.is_there else None
    if content is not None:
        try:
            return Catalogue(map(_rule, marshal.loads(content)))  # noqa: S302
        except (ValueError, TypeError, EOFError):
            pass
    catalogue = builtin_rules()
    file.write(marshal.dumps(tuple(map(_plain, catalogue))))
    return catalogue


def _plain(rule: Rule) -> Any:
    place = rule.check.__module__, rule.check.__name__
    heading = rule.code, rule.name, rule.area, rule.clauses, str(rule.basis), str(rule.severity)
    scope = rule.since, rule.parent, rule.edition, rule.by_document
    return (*place, bool(rule.readers), heading, scope)


def _rule(plain: Any) -> Rule:
    module, name, reads_thresholds, heading, scope = plain
    if reads_thresholds:
        found: Rule = getattr(importlib.import_module(module), name).rule
        return found
    code, known_as, area, clauses, basis, severity = heading
    weight = Basis(basis), Severity(severity)
    since, parent, edition, by_document = scope
    told = clauses, *weight, since, parent, edition, by_document
    return Rule(code, known_as, area, *told, _Later(module, name))
