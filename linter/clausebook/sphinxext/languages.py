"""The language of a manual, which is that of Sphinx: messages, templates and scripts speak it."""

import json
import re
from pathlib import Path
from typing import Any
from zlib import crc32

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config

from clausebook.language import ENGLISH, N_, Catalogue, _, catalogue_of, speak

__all__ = [
    "announce_words",
    "speak_as_configured",
    "speak_english_again",
    "translate_templates",
    "words_script",
    "write_words",
]

_WORDS = "clausebook-words.js"
_SCRIPT = "script"
"""The context of the messages that scripts show."""

_OF_THE_THEME = (
    N_("Back to top"),
    N_("Home"),
    N_("Made with"),
    N_("Next"),
    N_("On this page"),
    N_("Previous"),
    N_("Skip to content"),
)
"""What the theme gives to be translated, and has no translation of."""
_FIXED = (
    N_("Toggle site navigation sidebar"),
    N_("Toggle table of contents sidebar"),
    N_("Toggle Light / Dark / Auto color theme"),
    N_("Contents"),
    N_("Menu"),
    N_("Expand"),
    N_("Light mode"),
    N_("Dark mode"),
    N_("Auto light/dark, in light mode"),
    N_("Auto light/dark, in dark mode"),
)
"""What the theme says as it stands: labels of buttons, titles of pictures."""
_LABEL = re.compile(r'(?<=aria-label=")([^"]*)(?=")|(?<=<title>)([^<]*)(?=</title>)')
_TOGGLE = re.compile(r'(?<=aria-label=")Toggle navigation of ([^"]*)(?=")')


def speak_as_configured(app: Sphinx, *_given: object) -> list[str]:
    """Speak the language of a manual whenever work on it begins; no page is outdated by that."""
    speak(app.config.language)
    return []


def speak_english_again(_app: Sphinx, _exception: Exception | None) -> None:
    """End speaking the language of a manual; what else this process says is English."""
    speak(ENGLISH)


def translate_templates(app: Sphinx) -> None:
    """Let templates, those of the theme included, say what we translate, and Sphinx the rest."""
    templates = getattr(app.builder, "templates", None)
    environment = getattr(templates, "environment", None)
    forms = _catalogue(app.config).forms
    if environment is None or not forms:
        return
    sphinx = app.translator

    def one(message: str) -> str:
        bare = message.strip()
        known = ("", bare) in forms
        return message.replace(bare, _(bare)) if known else sphinx.gettext(message)

    environment.install_gettext_callables(one, sphinx.ngettext, newstyle=False)


def announce_words(
    app: Sphinx,
    _pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Tell the templates where the words of the scripts are, nothing where those are English."""
    text = words_script(_catalogue(app.config))
    context["qms_words"] = f"{_WORDS}?v={crc32(text.encode()):08x}" if text else ""
    context["qms_in_its_language"] = _theme_in_its_language if text else str


def write_words(app: Sphinx, exception: Exception | None) -> None:
    """Write the words of the scripts, or take away those of another language."""
    if exception is not None or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    place, text = Path(app.outdir) / "_static" / _WORDS, words_script(_catalogue(app.config))
    if not text:
        place.unlink(missing_ok=True)
    elif not place.is_file() or place.read_text("utf-8") != text:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")


def words_script(catalogue: Catalogue) -> str:
    """Return a script with the messages that scripts show, empty where none is translated."""
    forms = {
        message: told for (context, message), told in catalogue.forms.items() if context == _SCRIPT
    }
    if not forms:
        return ""
    written = json.dumps(forms, ensure_ascii=False, indent=1, sort_keys=True)
    return f"var clausebookWords = {{ form: (n) => Number({catalogue.rule}), forms: {written} }};\n"


def _theme_in_its_language(html: str) -> str:
    """Return what the theme has made of a page, its labels in the language of the manual."""
    html = _TOGGLE.sub(lambda found: _("Toggle navigation of {title}", title=found[1]), html)
    return _LABEL.sub(lambda found: _(found[0]) if found[0] in _FIXED else found[0], html)


def _catalogue(config: Config) -> Catalogue:
    return Catalogue() if config.language == ENGLISH else catalogue_of(config.language)
