"""Settings of Sphinx that a manual needs, so that a project's conf.py stays short."""

import os
from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from clausebook.document import Document
from clausebook.language import _, speak
from clausebook.sphinxext.html import escape
from clausebook.sphinxext.manual import Manual, is_own_day, load_manual

__all__ = ["apply_settings", "is_beyond_reading", "refuse_raw_text"]

_STATIC = Path(__file__).parent / "static"
_TEMPLATES = Path(__file__).parent / "templates"
_DEFAULTS = {
    "html_theme": "furo",
    "html_use_index": False,
    "html_show_copyright": False,
    "html_permalinks_icon": "#",
    "include_patterns": ["docs/**", "policies/**"],
    "myst_enable_extensions": {"colon_fence", "deflist"},
    "myst_heading_anchors": 3,
    # Controlled text is shown as it was approved, quotes and hyphens included.
    "smartquotes": False,
}
_ALWAYS = {
    "html_copy_source": False,
    "html_math_renderer": "clausebook",
}
_EXCLUDED = (
    "_build",
    ".*",
    "**/.*",
    "**/node_modules",
    "**/__pycache__",
    "dist",
    "linter",
    "schemas",
    "tests",
)
_NO_HTML = ("html_block", "html_inline")


def apply_settings(app: Sphinx, config: Config) -> None:
    """Load the manual, and settle what the project's conf.py leaves open."""
    manual = load_manual(app)
    speak(config.language)  # from here on; what the linter found is English
    name = manual.name or _("Quality manual")
    given = {*config._raw_config, *config.overrides}  # noqa: SLF001 - no public way to ask
    title = escape(name)  # themes take these two for HTML
    defaults = {**_DEFAULTS, "project": name, "html_title": title, "html_short_title": title}
    for key, value in defaults.items():
        if key not in given:
            setattr(config, key, value)
    for key, value in _ALWAYS.items():
        setattr(config, key, value)
    if is_own_day(config) and "clausebook_as_of" in config.overrides:
        config.clausebook_notice = ""  # that day was asked for, and is no other
    config.html_static_path = [*config.html_static_path, str(_STATIC)]
    config.templates_path = [*config.templates_path, str(_TEMPLATES)]
    config.myst_disable_syntax = [*config.myst_disable_syntax, *_NO_HTML]
    config.exclude_patterns = [
        *config.exclude_patterns,
        *_EXCLUDED,
        *_no_pages(manual, Path(app.srcdir)),
    ]


def refuse_raw_text(app: Sphinx) -> None:
    """Keep directives from putting raw HTML or other files into a page."""
    app.env.settings["raw_enabled"] = False
    app.env.settings["file_insertion_enabled"] = False


def is_beyond_reading(document: Document) -> bool:
    """Whether a file is no text at all, so that Sphinx must not open it either."""
    return document.text == "" and any(fault.fatal for fault in document.faults)


def _no_pages(manual: Manual, sources: Path) -> Iterator[str]:
    """Yield patterns for what Sphinx would take for a page or would lose itself in."""
    corpus = manual.written
    yield from manual.project.configuration.exclude
    for path in sorted(corpus.files):
        document = corpus.documents.get(path)
        foreign = path.startswith("docs/") and path.endswith((".yaml", ".yml"))
        if foreign if document is None else is_beyond_reading(document):
            yield _literal(path)
    for folder in _linked_folders(sources):
        yield _literal(folder)


def _linked_folders(root: Path) -> Iterator[str]:
    """Yield folders that are links: Sphinx would follow them, out of the project or for ever."""
    for top in ("docs", "policies"):
        for folder, folders, _files in os.walk(root / top):
            here = Path(folder)
            links = [name for name in folders if (here / name).is_symlink()]
            yield from ((here / name).relative_to(root).as_posix() for name in sorted(links))
    for entry in sorted(root.iterdir()):
        if entry.is_symlink() and entry.is_dir():
            yield entry.name


def _literal(path: str) -> str:
    return path.replace("[", "[[]").replace("*", "[*]").replace("?", "[?]")
