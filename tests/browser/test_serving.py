"""A page that ``clausebook serve`` shows follows each edit, in a real browser, under its policy."""

import pytest

from clausebook.cli import main
from tests.cli.serving.served import PATIENCE, serving

pytestmark = pytest.mark.slow


@pytest.fixture
def server(tmp_path, executable):
    root = tmp_path / "qms"
    assert main(["init", str(root), "--name", "Halde Sensors"]) == 0
    (root / "docs/cranes.md").write_text("# Cranes\n\nThey lift.\n", encoding="utf-8")
    with serving(root) as started:
        yield started


@pytest.fixture
def page(browser, server):
    """A tab, in which nothing may be refused by the policy nor fail."""
    server.hear("the manual will be at")
    context = browser.new_context()
    context.set_default_timeout(PATIENCE * 1000)
    opened = context.new_page()
    faults = []
    opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    context.close()
    refused = [fault for fault in faults if "status of 404" not in fault and "503" not in fault]
    assert refused == []


def test_a_page_follows_the_edits_of_its_file(page, server):
    address = f"http://127.0.0.1:{server.port}/docs/cranes.html"
    cranes = server.root / "docs/cranes.md"

    page.goto(address)  # before there is a manual: it comes by itself
    page.get_by_text("They lift.").wait_for()

    cranes.write_text("# Cranes\n\nThey carry.\n", encoding="utf-8")
    page.get_by_text("They carry.").wait_for()
    assert page.get_by_text("They lift.").count() == 0

    settings = server.root / "conf.py"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"raise ValueError('no luck <b>')\n{text}", encoding="utf-8")
    page.get_by_role("alert").get_by_text("no luck <b>").wait_for()
    assert page.get_by_text("They carry.").is_visible()

    settings.write_text(text, encoding="utf-8")
    page.get_by_role("alert").wait_for(state="detached")

    cranes.unlink()
    page.get_by_text("There is no such page").wait_for()
    cranes.write_text("# Cranes\n\nThey are back.\n", encoding="utf-8")
    page.get_by_text("They are back.").wait_for()


HIDE = """
    Object.defineProperty(document, "hidden", {configurable: true, get: () => %s});
    document.dispatchEvent(new Event("visibilitychange"));
"""


def test_tabs_that_nobody_sees_keep_no_other_waiting_and_follow_when_they_are_seen(browser, server):
    """A browser opens six connections to a server at once."""
    server.hear("documents published")
    context = browser.new_context()
    context.set_default_timeout(PATIENCE * 1000)
    tabs = [context.new_page() for _ in range(8)]
    for tab in tabs:
        tab.goto(f"http://127.0.0.1:{server.port}/docs/cranes.html")
        tab.get_by_text("They lift.").wait_for()
        tab.evaluate(HIDE % "true")  # a browser without a screen shows all tabs at once
    start = len(server.said)
    (server.root / "docs/cranes.md").write_text("# Cranes\n\nThey carry.\n", encoding="utf-8")
    server.hear("documents published", start)
    assert tabs[0].get_by_text("They lift.").is_visible()
    tabs[0].evaluate(HIDE % "false")
    tabs[0].get_by_text("They carry.").wait_for()
    context.close()
