"""Formulas as MathML, which browsers show without a script from another host."""

from docutils import nodes
from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

from clausebook.sphinxext.html import escape

__all__ = ["write_formula", "write_formula_block"]

_LOGGER = logging.getLogger(__name__)


def write_formula(translator: HTML5Translator, node: nodes.math) -> None:
    """Write a formula within a line."""
    translator.body.append(_formula(node, as_block=False))
    raise nodes.SkipNode


def write_formula_block(translator: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula on lines of its own."""
    translator.body.append(f'<div class="math">{_formula(node, as_block=True)}</div>')
    raise nodes.SkipNode


def _formula(node: nodes.Element, *, as_block: bool) -> str:
    text = node.astext()
    try:
        return str(tex2mathml(text, as_block=as_block))
    except (MathError, IndexError, KeyError, TypeError) as error:
        _LOGGER.warning(
            "the formula cannot be read: %s",
            error,
            location=node,
            type="clausebook",
            subtype="formula",
        )
        return f"<code>{escape(text)}</code>"
