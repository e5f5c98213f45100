"""The pages of the manual that are asked for, put together and written as PDF."""

import argparse
import json
import sys
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from clausebook.cli.clock import current_day
from clausebook.cli.options import open_here
from clausebook.cli.paths import in_project, place_of_output
from clausebook.cli.progress import Progress
from clausebook.cli.publishing import build_manual, folder_for, readers_of
from clausebook.cli.state import State, state_of
from clausebook.cli.usage import UsageError, did_you_mean
from clausebook.cli.writing import write_file
from clausebook.language import _, day_text, ngettext, spoken_in
from clausebook.paper.book import Book, Page
from clausebook.paper.elements import parse_page
from clausebook.paper.pieces import pieces_of
from clausebook.paper.typesetting import TypesettingFault, typeset
from clausebook.project import Project

__all__ = ["Pictures", "print_pages"]

_BUILDER = "clausebook-print"
_LIST = "pages.json"
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")


class _Listed(NamedTuple):
    """A page that can be printed: its name, its file, the ids on it, title and control."""

    name: str
    path: str
    ids: Sequence[str]
    title: str
    control: str


def print_pages(arguments: argparse.Namespace) -> int:
    """Write the PDF and say where it is; return 1 where warnings fail.

    Raises UsageError for a document that there is not and for what cannot be set.
    """
    project = open_here(arguments)
    state = state_of(arguments, project)
    readers = readers_of(arguments, project)
    name = f"print{f'-{state.moment.short_id}' if state.moment else ''}"
    folder = place_of_output(project.root, f"_build/{folder_for(readers, name)}")
    built = build_manual(_BUILDER, project, state, folder, arguments, readers=readers)
    listed = json.loads((folder / _LIST).read_text(encoding="utf-8"))
    known = [_Listed(**page) for page in listed["pages"]]
    chosen = _chosen(project, known, arguments)
    pictures = Pictures(folder)
    with Progress(sys.stderr) as progress:
        progress.activity = f"setting {len(chosen):,} pages of the manual"
        pages = [_page(folder, page, pictures) for page in chosen]
        try:
            with spoken_in(listed["language"]):
                pdf = typeset(_book(project, state, pages, listed["language"]), pictures.files)
        except TypesettingFault as fault:
            raise UsageError(f"the PDF cannot be made: {fault}") from fault
    usual = f"_build/{_file_name(chosen)}"
    place = Path(arguments.output or place_of_output(project.root, usual))
    _protect(place)
    write_file(place, pdf)
    shown = place.relative_to(Path.cwd()) if place.is_relative_to(Path.cwd()) else place
    count = "1 document" if len(chosen) == 1 else f"{len(chosen):,} documents"
    sys.stdout.write(f"{count} printed: {shown.as_posix()}\n")
    return int(built.has_failed)


def _protect(place: Path) -> None:
    """Raise UsageError where a file holds something else than what is printed."""
    if place.is_file() and place.stat().st_size:
        with place.open("rb") as file:
            if file.read(5) == b"%PDF-":
                return
        raise UsageError(f"{place}: is there and is no PDF; name another file")


def _chosen(
    project: Project, known: Sequence[_Listed], arguments: argparse.Namespace
) -> list[_Listed]:
    wanted = _named(project, known, arguments.documents)
    out = _named(project, known, arguments.leave_out)
    chosen = [p for p in known if (arguments.all or p.name in wanted) and p.name not in out]
    if not chosen:
        raise UsageError("nothing is left to print; leave out less")
    return chosen


def _named(project: Project, known: Sequence[_Listed], words: Iterable[str]) -> Collection[str]:
    """Return the names of the pages that words name: by id, by file, or by folder."""
    found: set[str] = set()
    by_id = {one: page.name for page in known for one in page.ids}
    for word in words:
        if word in by_id:
            found.add(by_id[word])
            continue
        path = in_project(word, project.root)
        named = {p.name for p in known if path in (".", p.path) or p.path.startswith(f"{path}/")}
        if not named:
            near = did_you_mean(word, by_id)
            raise UsageError(f"{word}: no id, file or folder with a page of the manual{near}")
        found |= named
    return found


class Pictures:
    """The pictures that pages show, by the names under which they are set."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self.files: dict[str, Path] = {}

    def name(self, page: str, address: str) -> str:
        """Return the name for a picture, empty for one that does not lie among the pages.

        ``address`` is written as in HTML, with ``%20`` for a space.
        """
        wanted = unquote(address)
        if "\0" in wanted:
            return ""
        place = (self._folder / page).parent.joinpath(wanted).resolve()
        if not place.is_relative_to(self._folder) or place.suffix.lower() not in _PICTURES:
            return ""
        if not place.is_file():
            return ""
        known = next((name for name, file in self.files.items() if file == place), "")
        name = known or f"picture-{len(self.files)}{place.suffix.lower()}"
        self.files[name] = place
        return name


def _page(folder: Path, page: _Listed, pictures: Pictures) -> Page:
    body = (folder / f"{page.name}.html").read_text(encoding="utf-8")
    pieces = pieces_of(parse_page(body), lambda address: pictures.name(page.name, address))
    return Page(page.name, page.title, page.control, pieces)


def _book(project: Project, state: State, pages: Sequence[Page], language: str) -> Book:
    day = state.day or current_day()
    name = project.configuration.name
    title = pages[0].title if len(pages) == 1 else _("Quality manual")
    tongue = (language or "en").partition("_")[0]  # without a region, as in pt_BR
    count = ngettext("{count} document", "{count} documents", len(pages))
    lines = [_("As of {day}", day=day_text(day)), count, _("Uncontrolled when printed")]
    return Book(title, name, day, pages, state.notice, lines, tongue)


def _file_name(chosen: Sequence[_Listed]) -> str:
    if len(chosen) > 1:
        return "manual.pdf"
    page = chosen[0]
    return f"{page.ids[0] if page.ids else page.name.rpartition('/')[2]}.pdf"
