"""Labels that several pages give, of which Sphinx takes that of the page it read last."""

from typing import Any, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from clausebook.sphinxext.collecting import PageCollector

__all__ = ["LabelCollector", "settle_labels"]


class LabelCollector(PageCollector):
    """Keeps the labels of each page."""

    kept_as = "qms_labels"

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Keep what a page that was read has just given to the domain."""
        env = app.env
        found = [
            {name: given[name] for name in doctree.nametypes if name in given}
            for given in _given(env)
        ]
        own = [{k: v for k, v in one.items() if v[0] == env.docname} for one in found]
        if any(own):
            _labels_by_page(env)[env.docname] = own


def settle_labels(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Let the last page in their order have a label that several give, as in a clean build."""
    kept = _labels_by_page(env)
    for page in sorted(kept):
        for given, own in zip(_given(env), kept[page], strict=True):
            given.update(own)
    return []


def _given(env: BuildEnvironment) -> tuple[dict[str, Any], dict[str, Any]]:
    domain = env.domains.standard_domain
    return cast("dict[str, Any]", domain.labels), cast("dict[str, Any]", domain.anonlabels)


def _labels_by_page(env: BuildEnvironment) -> dict[str, list[dict[str, Any]]]:
    return LabelCollector.by_page(env)
