"""What is kept of each page that is read, in Sphinx's environment."""

from collections.abc import Set as AbstractSet
from typing import Any, ClassVar, cast

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors import EnvironmentCollector

__all__ = ["PageCollector"]


class PageCollector(EnvironmentCollector):
    """Keeps something of each page that is read, until it is read again or removed.

    A subclass names the attribute of the environment in ``kept_as`` and gives ``process_doc``.
    """

    kept_as: ClassVar[str]

    @classmethod
    def by_page(cls, env: BuildEnvironment) -> dict[str, Any]:
        """Return what is kept, by the names of pages."""
        if not hasattr(env, cls.kept_as):
            setattr(env, cls.kept_as, {})
        return cast("dict[str, Any]", getattr(env, cls.kept_as))

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget a page."""
        self.by_page(env).pop(docname, None)

    def merge_other(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        docnames: AbstractSet[str],
        other: BuildEnvironment,
    ) -> None:
        """Take over what another process read."""
        read = self.by_page(other)
        self.by_page(env).update({page: read[page] for page in docnames if page in read})
