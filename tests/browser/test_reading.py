"""What staff, management and auditors do with the manual in a real browser."""

import gzip
import re
from html.parser import HTMLParser

import pytest
from playwright.sync_api import expect

from tests.browser.scrolling import shown

SAMPLE = (
    "docs/coverage.html",
    "docs/performance.html",
    "docs/rules/risks.html",
    "policies/risks/risks.html",
    "policies/complaints/complaints-and-returns.html",
    "search.html",
)


def pages(folder):
    """All but the front door, which leads on at once."""
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    return sorted(found - {"index.html"})


class Scripts(HTMLParser):
    """Collects scripts that stand within a page, and what a policy would refuse besides."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "script" and "src" not in given:
            self.found.append("script within the page")
        self.found += [f"{tag} {name}" for name in given if name.startswith("on")]
        if (given.get("href") or given.get("src") or "").startswith("javascript:"):
            self.found.append(f"{tag} javascript:")


def test_no_page_holds_a_script(folder):
    found = {}
    for name in pages(folder):
        scripts = Scripts()
        scripts.feed((folder / name).read_text(encoding="utf-8"))
        if scripts.found:
            found[name] = scripts.found
    assert found == {}


def test_our_own_assets_are_light(folder):
    own = sorted((folder / "_static").glob("clausebook*"))
    assert len(own) >= 4
    assert sum(len(gzip.compress(path.read_bytes())) for path in own) < 60_000


def test_what_is_not_allowed_is_noticed(tab):
    here = tab(from_server=True)
    here.open("docs/index.html")
    assert here.faults == []
    here.page.evaluate("document.body.append(document.createElement('script'))")
    here.page.evaluate("document.body.lastChild.textContent = 'document.title = 1'")
    here.page.evaluate("document.body.append(new Image())")
    with here.page.expect_event("requestfailed"):
        here.page.evaluate("document.body.lastChild.src = '//elsewhere.example/image.png'")
    noticed = "\n".join(here.faults)
    here.faults.clear()
    assert "inline script" in noticed
    assert "elsewhere.example" in noticed


@pytest.mark.slow
@pytest.mark.parametrize("from_server", [False, True], ids=["disk", "server"])
def test_every_page_works_on_a_telephone(tab, folder, from_server):
    here = tab(390, from_server=from_server)
    wide = {}
    # The policy of the server may refuse something on any page; the disk differs by what is loaded.
    for name in pages(folder) if from_server else ("docs/index.html", *SAMPLE):
        here.open(name)
        seen, has = here.page.evaluate("[innerWidth, document.scrollingElement.scrollWidth]")
        if has > seen:
            wide[name] = has
    assert wide == {}


@pytest.mark.parametrize("from_server", [False, True], ids=["disk", "server"])
def test_the_front_door_opens_the_manual(tab, from_server):
    here = tab(from_server=from_server)
    here.open("index.html")
    here.page.wait_for_url("**/docs/index.html")
    expect(here.page.locator("h1")).to_have_text(re.compile("^Quality manual"))


@pytest.mark.parametrize("width", [1280, 390])
def test_a_deep_link_shows_its_record(tab, width):
    here = tab(width)
    here.open("policies/risks/risks.html#RSK-0009")
    shown(here.page, "#RSK-0009")
    heading = here.page.locator("#RSK-0009 h2")
    assert "RSK-0009" in heading.inner_text()
    header = here.page.locator(".mobile-header")
    covered = header.bounding_box()["height"] if header.is_visible() else 0
    assert heading.bounding_box()["y"] >= covered


@pytest.mark.parametrize("from_server", [False, True], ids=["disk", "server"])
@pytest.mark.parametrize(
    ("asked", "address", "title"),
    [
        ("RSK-0001", "policies/risks/risks.html#RSK-0001", "Boards arrive late before the season"),
        ("ned-0001", "policies/customers/needs.html#NED-0001", "Water decision before sunrise"),
        ("SOP-0001", "policies/complaints/complaints-and-returns.html", "Complaints"),
        ("5.1.2", "docs/coverage.html#clause-5-1-2", "Customer focus"),
        ("5.1.2 b", "docs/coverage.html#clause-5-1-2-b", "Risks and opportunities"),
        ("RSK002", "docs/rules/risks.html#RSK002", "risk-without-customer-effect"),
    ],
)
def test_search_finds_what_has_a_name_first(tab, from_server, asked, address, title):
    here = tab(from_server=from_server)
    first = search(here, asked).first
    assert title in first.inner_text()
    link = first.locator("a").first
    assert link.get_attribute("href").removeprefix("./") == address
    link.click()
    here.page.wait_for_url(f"**/{address}")


def test_search_finds_words_in_the_prose_of_records(tab):
    here = tab()
    found = search(here, "assembler spring").locator("a")
    assert "policies/risks/risks.html" in found.evaluate_all(
        "links => links.map((link) => link.getAttribute('href').replace(/^[.][/]|[?#].*/g, ''))"
    )
    assert search(here, "zyzzyva").count() == 0


def search(here, words):
    here.open("docs/index.html")
    here.page.get_by_placeholder("Search").fill(words)
    here.page.keyboard.press("Enter")
    expect(here.page.locator("#qms-told")).to_have_text(re.compile("found"))
    return here.page.locator("#search-results li")


def test_the_theme_is_kept_as_chosen_without_a_script_in_the_page(tab):
    here = tab(from_server=True)
    here.open("docs/index.html")
    assert here.page.evaluate("document.body.dataset.theme") == "auto"
    here.page.locator(".theme-toggle-content .theme-toggle").click()
    chosen = here.page.evaluate("document.body.dataset.theme")
    assert chosen in {"light", "dark"}
    here.open("docs/coverage.html")
    assert here.page.evaluate("document.body.dataset.theme") == chosen
