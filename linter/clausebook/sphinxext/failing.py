"""Pages with a part that could not be made: the build fails by them until they are mended.

What is wrong, with page and line, was told when the page was read. A page that is not read again
would keep silent in the next build, so such a page is read each time.
"""

from collections.abc import Set as AbstractSet

from docutils import nodes
from docutils.utils import Reporter
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from clausebook.sphinxext.domain import domain_of

__all__ = ["watch_for_failures"]


def watch_for_failures(app: Sphinx) -> None:
    """Have failures noted, told again and counted."""
    app.connect("doctree-read", _note_failure)
    app.connect("env-get-outdated", _pages_that_failed)
    app.connect("build-finished", _fail_build)


def _note_failure(app: Sphinx, doctree: nodes.document) -> None:
    """Remember a page on which an error stands in place of a part."""
    told = doctree.findall(nodes.system_message)
    if any(message["level"] >= Reporter.ERROR_LEVEL for message in told):
        domain_of(app.env).note_failure(app.env.docname)


def _pages_that_failed(
    app: Sphinx,
    env: BuildEnvironment,
    added: AbstractSet[str],
    changed: AbstractSet[str],
    removed: AbstractSet[str],
) -> list[str]:
    """Return the pages that the last build could not make whole."""
    return sorted(domain_of(env).failures & env.found_docs)


def _fail_build(app: Sphinx, fault: Exception | None) -> None:
    """Let the build end with a status other than 0 where a page lacks a part."""
    if fault is None and domain_of(app.env).failures:
        app.statuscode = 1
