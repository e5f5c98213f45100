"""What prose may not do: lead to a script, redirect, or fetch what is not the manual's."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from clausebook.sphinxext.html import SAFE_SCHEMES
from clausebook.sphinxext.manual import manual_of
from clausebook.sphinxext.tidying import LINE_BREAK

__all__ = ["RefuseUnsafeAddresses"]

_LOGGER = logging.getLogger(__name__)
_SOURCES = (".yaml", ".yml", ".md", ".rst")
_MANIFESTS = "releases/"
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20]+")


class RefuseUnsafeAddresses(SphinxTransform):
    """Keeps the text of links and pictures whose address is not safe, and drops the address."""

    # Sphinx gathers pictures, files and tables of contents at 880.
    default_priority = 870

    def apply(self, **_: object) -> None:
        """Look at everything on the page that has an address, and at what is HTML."""
        self._refuse_links()
        self._refuse_pictures()
        self._refuse_files()
        self._refuse_entries()
        self._refuse_html()

    def _refuse_links(self) -> None:
        for link in list(self.document.findall(nodes.reference)):
            if "refuri" in link and not _is_safe(link["refuri"]):
                _warn(link, f"the link to '{link['refuri']}' is refused; use http, https or mailto")
                link.replace_self(link.children)

    def _refuse_pictures(self) -> None:
        for image in list(self.document.findall(nodes.image)):
            address = image["uri"]
            if _is_elsewhere(address):
                told = f"the picture '{address}' lies on another host; put it beside the page"
            elif _scheme(address) == "" and not self._is_ours(address):
                told = f"the picture '{address}' lies outside the project; put it beside the page"
            else:
                continue
            _warn(image, told)
            image.replace_self(nodes.inline("", image.get("alt", "")))

    def _refuse_files(self) -> None:
        for file in list(self.document.findall(addnodes.download_reference)):
            address = file["reftarget"]
            if "://" in address:
                if _is_safe(address):
                    continue
                told = f"the link to '{address}' is refused; use http, https or mailto"
            elif self._is_whole_source(address):
                file.replace_self(file.children)
                continue
            elif self._is_ours(address):
                continue
            else:
                told = f"the file '{address}' lies outside the project and is not published"
            _warn(file, told)
            file.replace_self(file.children)

    def _refuse_entries(self) -> None:
        for contents in self.document.findall(addnodes.toctree):
            for title, address in list(contents["entries"]):
                if not _is_safe(address):
                    _warn(contents, f"the entry '{address}' is refused; use http or https")
                    contents["entries"].remove((title, address))

    def _refuse_html(self) -> None:
        """Show HTML as text, and drop commands to the browser, which a page's header may bring."""
        for raw in list(self.document.findall(nodes.raw)):
            if raw.astext() not in LINE_BREAK.values():
                as_text = (
                    nodes.literal
                    if isinstance(raw.parent, nodes.TextElement)
                    else nodes.literal_block
                )
                raw.replace_self(as_text("", raw.astext()))
        for meta in list(self.document.findall(nodes.meta)):
            if "http-equiv" in meta:
                _warn(meta, f"the page may not set '{meta['http-equiv']}' for the browser")
                meta.parent.remove(meta)

    def _is_whole_source(self, address: str) -> bool:
        """Whether a file is the source of pages that are not for these readers as a whole."""
        path, _ = self.env.relfn2path(address, self.env.docname)
        is_source = path.endswith(_SOURCES) or path.startswith(_MANIFESTS)
        return is_source and not manual_of(self.env).readers.see_all

    def _is_ours(self, address: str) -> bool:
        """Whether a file lies in the project, and not in a hidden folder such as that of git."""
        _, place = self.env.relfn2path(address, self.env.docname)
        root = Path(self.env.srcdir).resolve()
        inside = Path(place).resolve()
        if not inside.is_relative_to(root):
            return False
        return not any(part.startswith(".") for part in inside.relative_to(root).parts)


def _is_safe(address: str) -> bool:
    scheme = _scheme(address)
    return scheme == "" or scheme in SAFE_SCHEMES


def _is_elsewhere(address: str) -> bool:
    return address.startswith("//") or _scheme(address) not in ("", "data")


def _scheme(address: str) -> str:
    try:
        return urlsplit(_IGNORED_BY_BROWSERS.sub("", address)).scheme.lower()
    except ValueError:
        return "?"


def _warn(node: nodes.Element, message: str) -> None:
    _LOGGER.warning(message, location=node, type="clausebook", subtype="address")
