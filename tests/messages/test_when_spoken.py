"""No message is translated while modules are imported, for the language is not known then."""

import ast
from collections.abc import Iterator, Sequence

import pytest

from tests.messages.extraction import ROOT

SPEAKING = {"_", "ngettext", "pgettext", "noun", "choice_word", "link_word", "status_text"}
MODULES = sorted((ROOT / "linter" / "clausebook").rglob("*.py"))


def spoken_at_import(code: str) -> list[int]:
    """Return the lines in which a module would speak when it is imported."""
    return sorted(call.lineno for call in _calls(ast.parse(code)) if _name(call) in SPEAKING)


def _calls(node: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls that are made at once, without those in bodies that run later."""
    if isinstance(node, ast.Call):
        yield node
    later = _later(node)
    for child in ast.iter_child_nodes(node):
        if child not in later:
            yield from _calls(child)


def _later(node: ast.AST) -> Sequence[ast.AST]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return node.body
    return [node.body] if isinstance(node, ast.Lambda) else []


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def test_no_module_speaks_when_it_is_imported():
    spoken = {
        place.relative_to(ROOT).as_posix(): lines
        for place in MODULES
        if (lines := spoken_at_import(place.read_text("utf-8")))
    }
    assert spoken == {}, "mark constants with N_() and translate them where they are shown"


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ('NAME = N_("Role")', []),
        ('NAME = _("Role")', [1]),
        ('NAMES = {\n    "role": absent(_("Role")),\n}', [2]),
        ('def name(role=_("Role")):\n    return _("Role")', [1]),
        (
            'class Named:\n    name = noun("Role")\n    def told(self):\n        return _("Role")',
            [2],
        ),
        ('told = lambda: _("Role")', []),
    ],
)
def test_what_is_spoken_at_import_is_found(code, lines):
    assert spoken_at_import(code) == lines
