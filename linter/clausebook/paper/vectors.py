"""A chart of a page as a drawing of its own, with nothing that could reach outside it."""

from html import escape

from clausebook.paper.elements import Element

__all__ = ["svg_of"]

_DRAWN = frozenset(
    {
        "svg", "g", "defs", "pattern", "title", "desc", "line", "rect", "circle", "ellipse",
        "path", "polyline", "polygon", "text", "tspan", "marker", "clippath", "mask", "symbol",
        "lineargradient", "radialgradient", "stop",
    }
)  # fmt: skip
_WRITTEN = {
    "viewbox": "viewBox", "patternunits": "patternUnits", "patterntransform": "patternTransform",
    "preserveaspectratio": "preserveAspectRatio", "clippath": "clipPath", "refx": "refX",
    "refy": "refY", "markerwidth": "markerWidth", "markerheight": "markerHeight",
    "markerunits": "markerUnits", "lineargradient": "linearGradient",
    "radialgradient": "radialGradient", "gradientunits": "gradientUnits",
}  # fmt: skip
"""HTML forgets capitals, SVG does not."""


def svg_of(chart: Element) -> str:
    """Return the SVG of a chart: shapes and words; its colours are those of its attributes.

    Pictures, links, scripts and whatever else might fetch something are left out.
    """
    return "".join(_written(chart))


def _written(element: Element) -> list[str]:
    if element.tag not in _DRAWN:
        return []
    name = _WRITTEN.get(element.tag, element.tag)
    given = "".join(
        f' {_WRITTEN.get(key, key)}="{escape(value)}"'
        for key, value in element.attributes.items()
        if _is_drawn(key, value)
    )
    parts = [f"<{name}{given}>"]
    for child in element.children:
        parts += [escape(child)] if isinstance(child, str) else _written(child)
    return [*parts, f"</{name}>"]


def _is_drawn(name: str, value: str) -> bool:
    if name.startswith(("on", "data-", "aria-")) or "href" in name or name in ("style", "class"):
        return False
    return "url(" not in value or value.startswith("url(#")
