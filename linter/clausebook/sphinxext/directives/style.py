"""The style sheet of what the directives show."""

from sphinx.application import Sphinx

__all__ = ["setup"]


def setup(app: Sphinx) -> None:
    """Register the style sheet."""
    app.add_css_file("clausebook-views.css")
