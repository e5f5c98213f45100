"""What directives put round a chart: the figure, its numbers as a table, what was read in it."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from clausebook.charts.svg import NARROW, WIDE
from clausebook.language import N_, _, number_text
from clausebook.record import Record
from clausebook.sphinxext.block import Block, nested_html
from clausebook.sphinxext.html import day, escape
from clausebook.sphinxext.prose import Prose, ProseParser, is_plain, plain_html
from clausebook.sphinxext.views.pieces import folded
from clausebook.sphinxext.views.rows import named_rows

__all__ = [
    "Row",
    "chart_name",
    "figure",
    "number_cell",
    "numbers",
    "parse_reading",
    "reading",
    "reading_words",
    "with_numbers",
]

READING = {"reading": N_("Reading"), "decision": N_("Decision")}
Row = Sequence[str]


def chart_name(env: BuildEnvironment, stem: str) -> str:
    """Return an id for a chart that no other chart and no heading of the page has."""
    serial = env.new_serialno(f"qms-chart-{stem}")
    return f"qms-chart-{stem}-{serial}" if serial else f"qms-chart-{stem}"


def figure(label: str, told: str, name: str, draw: Callable[[str, float], str]) -> str:
    """Return a chart in both widths, of which a style sheet shows the one that fits.

    ``draw`` takes the id of the drawing and its width; ``told`` stands below it.
    """
    name_of = escape(_("{title}, chart", title=label))
    drawings = "".join(
        f'<div class="qms-chart-frame qms-scroll qms-{size}-chart" role="group" tabindex="0" '
        f'aria-label="{name_of}">{draw(chart_id, width)}</div>'
        for size, chart_id, width in (("wide", name, WIDE), ("narrow", f"{name}-narrow", NARROW))
    )
    return f'<figure class="qms-figure">{drawings}<figcaption>{escape(told)}</figcaption></figure>'


def numbers(
    label: str,
    head: Sequence[str],
    rows: Iterable[Row],
    *,
    classes: str = "",
    summary: str = "",
) -> str:
    """Return the table behind a chart, folded; the cells are HTML, the first names its row.

    It is called the numbers of the chart, if not by ``summary``. Nothing without rows.
    """
    shown = named_rows(
        _("{title}, numbers", title=label), head, rows, classes=f"qms-numbers {classes}"
    )
    return folded(summary or _("Numbers of the chart"), shown) if shown else ""


def number_cell(value: float | None) -> str:
    """Return a number for a cell, with two decimals at most where it is not tiny."""
    if value is None:
        return ""
    told = f"{value:.3g}" if 0 < abs(value) < 1 else f"{value:.2f}".rstrip("0").rstrip(".")
    return number_text(told)


def with_numbers(told: str) -> str:
    """Return what a chart is described as, where a table with its numbers follows it."""
    return f"{told} {_('The table below the chart holds its numbers.')}"


def parse_reading(directive: SphinxDirective, block: Block, record: Record) -> None:
    """Put what was read in a chart, where it has markup, into the block, parsed."""
    parser = ProseParser(directive.env, directive.state.document)
    for name in READING:
        text = record.text(name) if name in record.field.properties else ""
        if text and not is_plain(text):
            block += parser.parse(text, directive.lineno, (record.id, name))


def reading(translator: HTML5Translator, block: Block, record: Record) -> str:
    """Return the box with what was read in the chart and decided, empty without either."""
    parts = [
        f"<dt>{_(label)}</dt><dd>{_prose(translator, block, record, name)}</dd>"
        for name, label in READING.items()
        if name in record.field.properties and record.text(name)
    ]
    if not parts:
        return ""
    analysed = ""
    if "analysed_on" in record.field.properties and record.text("analysed_on"):
        told = _("Analysed on {day}.", day=day(record.text("analysed_on")))
        analysed = f'<p class="qms-totals">{told}</p>'
    return f'<div class="qms-reading"><dl>{"".join(parts)}</dl>{analysed}</div>'


def reading_words(record: Record) -> Iterator[str]:
    """Yield what was read in a chart and decided, for the search."""
    for name in READING:
        if name in record.field.properties and record.text(name):
            yield record.text(name)


def _prose(translator: HTML5Translator, block: Block, record: Record, name: str) -> str:
    for child in block.children:
        if isinstance(child, Prose) and tuple(child["pointer"]) == (record.id, name):
            return "".join(nested_html(translator, node) for node in child.children)
    return plain_html(record.text(name))
