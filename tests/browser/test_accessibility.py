"""Nobody is shut out: axe, the keyboard, paper, and a browser without scripts."""

import re
from importlib.resources import files

import pytest
from playwright.sync_api import expect

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TYPICAL = {
    "front": "docs/index.html",
    "chapter": "docs/clauses/5-leadership.html",
    "register": "policies/risks/risks.html",
    "procedure": "policies/complaints/complaints-and-returns.html",
    "coverage": "docs/coverage.html",
    "performance": "docs/performance.html",
    "map": "docs/processes.html",
    "status": "docs/status.html",
    "leadership": "docs/leadership.html",
    "glossary": "docs/glossary.html",
    "roles": "docs/roles.html",
    "search": "search.html?q=RSK-0001",
}
RUN = """async () => {
  const options = {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    resultTypes: ["violations"],
    preload: false,
  };
  return (await axe.run(document, options)).violations;
}"""
# No colour depends on the width, so that each page is tried twice and not four times.
# Records and chapters are alike: the first ones stand for all, which would take minutes.
ONLY_THE_FIRST = """() => {
  for (const alike of ["section.qms-record", ".qms-clauses"]) {
    [...document.querySelectorAll(alike)].slice(3).forEach((one) => one.remove());
  }
  [...document.querySelectorAll("details")].slice(0, 6).forEach((one) => { one.open = true; });
}"""


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
@pytest.mark.parametrize("name", TYPICAL.values(), ids=TYPICAL)
def test_axe_finds_nothing_serious(tab, name, width, scheme):
    here = tab(width, scheme)
    here.open(name)
    if "search" in name:
        here.page.wait_for_selector("#search-results li a")
    here.page.evaluate(ONLY_THE_FIRST)
    here.page.evaluate(AXE)
    violations = here.page.evaluate(RUN)
    found = {
        f"{one['impact']} {one['id']}: {node['html'][:200]} {node['failureSummary']}"
        for one in violations
        for node in one["nodes"]
        if one["impact"] in {"serious", "critical"}
    }
    assert found == set()


def test_axe_would_find_something(tab):
    here = tab()
    here.open("docs/index.html")
    here.page.evaluate("() => document.querySelector('h1').append(new Image())")
    here.page.evaluate(AXE)
    assert "image-alt" in {one["id"] for one in here.page.evaluate(RUN)}


def focused(page):
    return page.evaluate_handle("document.activeElement").as_element()


def tab_until(page, selector, most=80):
    """Press Tab until what is focused matches, and return how often."""
    for presses in range(1, most + 1):
        page.keyboard.press("Tab")
        if focused(page).evaluate("(element, selector) => element.matches(selector)", selector):
            return presses
    pytest.fail(f"{selector} was not reached by {most} presses of Tab")


def test_the_keyboard_reaches_search_and_a_result(tab):
    here = tab()
    here.open("docs/index.html")
    assert tab_until(here.page, "input[type=search], .sidebar-search") < 8
    here.page.keyboard.type("RSK-0003")
    here.page.keyboard.press("Enter")
    here.page.wait_for_selector("#search-results li a")
    tab_until(here.page, "#search-results li a")
    here.page.keyboard.press("Enter")
    here.page.wait_for_url("**/risks.html*#RSK-0003")


def test_the_keyboard_scrolls_what_is_wider_than_the_page(tab):
    here = tab(390)
    here.open("docs/processes.html")
    here.page.keyboard.press("Tab")
    assert focused(here.page).get_attribute("href") == "#furo-main-content"
    here.page.keyboard.press("Enter")
    tab_until(here.page, ".qms-scroll:has(.qms-graph)")
    frame = focused(here.page)
    assert frame.get_attribute("aria-label")
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    here.page.keyboard.press("ArrowRight")
    here.page.wait_for_function("frame => frame.scrollLeft > 0", arg=frame)


def test_what_is_focused_can_be_seen(tab):
    here = tab()
    here.open("docs/clauses/5-leadership.html")
    tab_until(here.page, ".qms-scroll")
    assert focused(here.page).evaluate("frame => getComputedStyle(frame).outlineStyle") == "solid"


@pytest.mark.parametrize("name", [TYPICAL["register"], TYPICAL["procedure"], TYPICAL["coverage"]])
def test_paper_shows_the_document_and_no_navigation(tab, name):
    here = tab()
    here.open(name)
    here.page.emulate_media(media="print")
    hidden = (".sidebar-drawer", ".toc-drawer", ".mobile-header", ".related-pages", ".theme-toggle")
    shown = [one for one in hidden if here.page.locator(one).first.is_visible()]
    assert shown == []
    expect(here.page.locator("article h1")).to_be_visible()
    if name != TYPICAL["coverage"]:
        expect(here.page.get_by_text("Uncontrolled when printed")).to_be_visible()


def test_the_manual_can_be_read_without_scripts(tab):
    here = tab(scripts=False)
    here.open("docs/index.html")
    here.page.get_by_role("main").get_by_role("link", name="SOP-0001").click()
    expect(here.page.locator("h1")).to_have_text(re.compile("^Complaints and returns"))
    expect(here.page.locator(".qms-header .qms-status")).to_have_text("effective")
