"""A manual that is built on is the same as one that is built clean, and this sees to it.

Sphinx alone goes by the times of files. So here each page remembers the contents it was read from
(``reading``), each page that was written what it was written from (``writing``), the output what
was made for it (``leftovers``), and the environment its own sum (``environment``).
"""

from sphinx.application import Sphinx

from clausebook.sphinxext.upkeep.environment import forget_what_is_broken, vouch_for_environment
from clausebook.sphinxext.upkeep.labels import LabelCollector, settle_labels
from clausebook.sphinxext.upkeep.leftovers import Leftovers
from clausebook.sphinxext.upkeep.mentions import MentionCollector
from clausebook.sphinxext.upkeep.numbers import take_numbers_away
from clausebook.sphinxext.upkeep.reading import note_what_was_read, pages_to_read
from clausebook.sphinxext.upkeep.writing import WrittenPages

__all__ = ["keep_up"]

_LAST = 900


def keep_up(app: Sphinx) -> None:
    """Connect all that makes a build that goes on the same as one that begins."""
    leftovers, written = Leftovers(), WrittenPages()
    app.add_env_collector(LabelCollector)
    app.add_env_collector(MentionCollector)
    app.connect("config-inited", forget_what_is_broken)
    app.connect("env-get-outdated", pages_to_read)
    app.connect("env-updated", note_what_was_read)
    app.connect("env-updated", settle_labels)
    app.connect("env-updated", take_numbers_away)
    # Sphinx numbers sections by the same event, and keeps the environment after it.
    app.connect("env-get-updated", written.choose, priority=_LAST)
    app.connect("env-check-consistency", vouch_for_environment)
    app.connect("write-started", leftovers.announce)
    app.connect("html-page-context", leftovers.note_page)
    app.connect("build-finished", leftovers.remove, priority=_LAST)
    app.connect("build-finished", written.note, priority=_LAST)
