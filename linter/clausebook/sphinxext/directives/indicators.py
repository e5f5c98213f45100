"""The directive ``qms:indicator-library``: the indicators to begin one's own from, by benefit."""

from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.benefits import Benefit
from clausebook.indicator_library import LibraryIndicator, indicator_library
from clausebook.language import _, capital_first, choice_word
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import escape
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.pieces import folded, heading, with_words

__all__ = ["IndicatorLibrary", "setup"]


class IndicatorLibrary(Block):
    """All indicators of the library, each to be opened."""

    def html(self, translator: HTML5Translator) -> str:
        """Return a heading for each benefit, and its indicators."""
        fields = manual_of(translator.builder).corpus.library.kinds["kpi"].fields.properties
        titles = {name: _(field.title) or name for name, field in fields.items()}
        parts = []
        for benefit, found in _by_benefit():
            parts.append(heading(self, escape(_(benefit.label)), f"library-{_anchor(benefit)}"))
            parts.append(f"<p>{escape(capital_first(_(benefit.meaning)))}.</p>")
            parts.extend(_indicator(indicator, titles) for indicator in found)
        return "".join(parts)


class IndicatorLibraryDirective(QuestionDirective):
    """Shows the library: ``{qms:indicator-library}``."""

    def questions(self) -> Sequence[str]:
        return ("indicators",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        known = (indicator for _, found in _by_benefit() for indicator in found)
        return [with_words(IndicatorLibrary(""), *map(_line, known))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "indicator-library", IndicatorLibraryDirective)


def _by_benefit() -> Iterator[tuple[Benefit, list[LibraryIndicator]]]:
    known = indicator_library().values()
    for benefit in Benefit:
        yield benefit, [indicator for indicator in known if indicator.benefit == benefit]


def _anchor(benefit: Benefit) -> str:
    return benefit.value.replace("_", "-")


def _indicator(indicator: LibraryIndicator, titles: dict[str, str]) -> str:
    shown = f"{escape(indicator.title)} <code>{escape(indicator.name)}</code>"
    facts = "".join(
        f"<dt>{escape(titles[name])}</dt><dd>{escape(value)}</dd>"
        for name, value in _told(indicator)
    )
    return folded(shown, f'<dl class="qms-fields simple">{facts}</dl>')


def _told(indicator: LibraryIndicator) -> Iterable[tuple[str, str]]:
    """Yield what is told of an indicator below its title and benefit."""
    return (
        (name, choice_word(str(value)))
        for name, value in indicator.values.items()
        if name not in ("title", "benefit")
    )


def _line(indicator: LibraryIndicator) -> str:
    told = (indicator.values.get(name, "") for name in ("definition", "formula", "caution"))
    return f"{indicator.title} ({indicator.name}). {' '.join(str(text) for text in told)}"
