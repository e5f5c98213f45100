"""Numbers of sections, which Sphinx gives anew in each build and does not take away."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

__all__ = ["take_numbers_away"]

_NUMBER = "secnumber"


def take_numbers_away(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Let no title keep the number of an earlier build; Sphinx numbers them after this."""
    for page in env.toc_secnumbers:
        titles = [found[page] for found in (env.titles, env.longtitles) if page in found]
        links = env.tocs[page].findall(nodes.reference) if page in env.tocs else ()
        for node in (*titles, *links):
            node.attributes.pop(_NUMBER, None)
    return []
