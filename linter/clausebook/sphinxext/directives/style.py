"""The style sheets of what the directives show."""

from sphinx.application import Sphinx

__all__ = ["setup"]


def setup(app: Sphinx) -> None:
    """Register the style sheets."""
    app.add_css_file("clausebook-views.css")
    app.add_css_file("clausebook-charts.css")
