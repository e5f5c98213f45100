"""``clausebook serve`` as its user sees it: the terminal, the pages, and its end."""

import json
import os
import re
import shutil
import signal

import pytest

from clausebook.cli import main
from tests.cli.serving.served import PATIENCE, serving

PERSON = "policies/people.yaml"
PUBLISHED = r"\d+ documents published"
SUM = r"\d+ new, \d+ gone; now .*"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served") / "qms"
    assert main(["init", str(folder), "--name", "Halde Sensors"]) == 0
    return folder


@pytest.fixture(scope="module")
def server(root):
    with serving(root) as started:
        started.hear(PUBLISHED)
        yield started


def edit(server, path, old, new):
    """Save an edit, and return where what is said about it begins."""
    start = len(server.said)
    place = server.root / path
    text = place.read_text(encoding="utf-8")
    assert old in text
    place.write_text(text.replace(old, new), encoding="utf-8")
    return start


def test_it_tells_all_findings_and_then_where_the_manual_is(server):
    assert server.said.startswith("nothing to mend in 3 documents")
    assert f"http://127.0.0.1:{server.port}/ (Ctrl-C ends it)" in server.said


def test_a_page_loads_the_script_by_its_address_and_what_is_published_does_not(server):
    page = server.ask("/docs/index.html")
    assert page.status == 200
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "script-src" not in page.headers["Content-Security-Policy"]
    assert "default-src 'self'" in page.headers["Content-Security-Policy"]
    added = re.findall(r'<script src="(/\.clausebook/[^"]*)" defer></script>', page.text)
    assert len(added) == 1
    assert server.ask(added[0]).headers["Content-Type"].startswith("text/javascript")
    published = (server.root / "_build/html/docs/index.html").read_text(encoding="utf-8")
    assert page.text.replace(f'<script src="{added[0]}" defer></script>', "") == published
    everything = (server.root / "_build/html").rglob("*")
    assert not any(b".clausebook/" in place.read_bytes() for place in everything if place.is_file())


def test_the_front_door_and_a_style_sheet_have_their_types(server):
    assert server.ask("/").headers["Content-Type"] == "text/html; charset=utf-8"
    style = server.ask("/_static/clausebook.css")
    assert (style.status, style.headers["Content-Type"]) == (200, "text/css; charset=utf-8")
    head = server.ask("/_static/clausebook.css", method="HEAD")
    assert (head.status, head.text) == (200, "")
    assert head.headers["Content-Length"] == style.headers["Content-Length"]


@pytest.mark.parametrize("host", ["rebound.example", "rebound.example:{port}", "127.0.0.1", "[::1"])
@pytest.mark.parametrize("path", ["/docs/index.html", "/.clausebook/events"])
def test_who_comes_by_another_name_gets_nothing(server, host, path):
    answer = server.ask(path, host=host.format(port=server.port))
    assert answer.status == 421
    assert "Halde" not in answer.text


def test_the_name_of_this_machine_is_known(server):
    assert server.ask("/docs/index.html", host=f"localhost:{server.port}").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../../clausebook.toml",
        "/docs/../../../clausebook.toml",
        "/%2e%2e/%2e%2e/clausebook.toml",
        "/..%2f..%2fclausebook.toml",
        "/..\\..\\clausebook.toml",
        "//etc/passwd",
        "/docs//index.html",
        "/.buildinfo",
        "/policies/",
        "/docs",
        "/%00",
        "clausebook.toml",
    ],
)
def test_nothing_but_files_of_the_manual_is_given_out(server, path):
    answer = server.ask(path)
    assert answer.status in (400, 404)
    assert "name =" not in answer.text


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="there are no links")
def test_a_link_in_the_folder_leads_nowhere(server):
    (shown,) = (server.root / "_build").glob(".served.*")
    (shown / "out.html").symlink_to(server.root / "clausebook.toml")
    assert server.ask("/out.html").status == 404


def test_an_edit_is_told_with_what_is_new_and_what_is_gone(server):
    start = edit(server, PERSON, "kind: register", "kind: registre")
    said = server.hear(SUM, start)
    assert "policies/people.yaml:" in said
    assert "unknown kind 'registre'" in said
    assert "did you mean 'register'?" in said
    start = edit(server, PERSON, "kind: registre", "kind: register")
    said = server.hear(SUM, start)
    assert re.search(r"gone: policies/people\.yaml:\d+:\d+: error STR107 unknown kind", said)
    assert "now nothing to mend" in said
    assert "did you mean" not in said
    server.hear(PUBLISHED, start)


def test_a_new_page_appears_and_goes_with_its_file(server):
    start = len(server.said)
    (server.root / "docs/cranes.md").write_text("# Cranes\n\nThey lift.\n", encoding="utf-8")
    server.until(lambda: server.ask("/docs/cranes.html").status == 200, "page")
    assert "They lift." in server.ask("/docs/cranes.html").text
    server.hear(SUM, start)
    (server.root / "docs/cranes.md").unlink()
    server.until(lambda: server.ask("/docs/cranes.html").status == 404, "end of the page")
    assert ".clausebook/live.js" in server.ask("/docs/cranes.html").text


def test_of_many_edits_one_after_the_other_none_is_lost(server):
    page = server.root / "docs/storm.md"
    for number in range(200):
        page.write_text(f"# Storm\n\nGust {number}.\n", encoding="utf-8")
        (server.root / f"docs/storm-{number % 7}.md").write_text(f"# {number}\n", encoding="utf-8")
    server.until(lambda: "Gust 199." in server.ask("/docs/storm.html").text, "last edit")
    server.until(lambda: "<h1>199" in server.ask("/docs/storm-3.html").text, "last edit")
    for place in (server.root / "docs").glob("storm*.md"):
        place.unlink()
    server.until(lambda: server.ask("/docs/storm.html").status == 404, "end of the page")


def test_files_that_are_saved_together_are_told_together(server):
    start = len(server.said)
    backup = server.root.parent / "backup"
    shutil.copytree(server.root / "policies", backup)
    shutil.rmtree(server.root / "policies")
    gone = server.hear(SUM, start)
    assert gone.count(" gone; now") == 1
    start = len(server.said)
    shutil.copytree(backup, server.root / "policies")
    assert server.hear("now nothing to mend", start).count(" gone; now") == 1
    server.until(lambda: server.ask("/policies/people.html").status == 200, "page")


def test_a_build_that_fails_leaves_the_last_manual_and_says_so(server):
    before = server.ask("/docs/index.html")
    start = edit(server, "conf.py", "extensions", "raise ValueError('no luck')\nextensions")
    said = server.hear("no luck", start)
    assert "clausebook: error" in said
    assert "Traceback" not in server.said
    after = server.ask("/docs/index.html")
    assert (after.status, unmarked(after)) == (200, unmarked(before))
    server.until(lambda: "no luck" in event(server)["fault"], "fault")
    start = edit(server, "conf.py", "raise ValueError('no luck')\nextensions", "extensions")
    server.hear(PUBLISHED, start)
    server.until(lambda: event(server)["fault"] == "", "end of the fault")


def test_a_configuration_that_cannot_be_read_is_told_and_mended(server):
    start = edit(server, "clausebook.toml", "name =", "nmae =")
    assert "did you mean 'name'?" in server.hear("clausebook: error: .*nmae", start)
    start = edit(server, "clausebook.toml", "nmae =", "name =")
    server.hear(SUM, start)
    server.hear(PUBLISHED, start)


def unmarked(answer):
    """Return a page without the name of the manual that it is of."""
    return re.sub(r"shown=[0-9a-f.]+", "", answer.text)


def event(server):
    """Return what a tab is told first."""
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", "/.clausebook/events")
    line = connection.getresponse().readline()
    connection.close()
    return json.loads(line.removeprefix(b"data: "))


def test_a_port_that_is_taken_is_a_plain_message(server):
    port = str(server.port)
    with serving(server.root, "--port", port) as second:
        assert second.process.wait(PATIENCE) == 2
        second.end()
    assert second.said.startswith(f"clausebook: error: port {port} cannot be used: address")
    assert second.said.count("\n") == 1
    assert "--port" in second.said
    assert len(list((server.root / "_build").glob(".served.*"))) == 1


def test_an_interrupt_ends_it_with_nothing_left(root):
    for sign in (signal.SIGINT, signal.SIGTERM):
        with serving(root) as server:
            server.hear("the manual will be at")
            assert server.end(sign) == 0
        assert server.said.endswith("\nended\n")
        assert "Traceback" not in server.said


def test_a_folder_that_is_no_project_is_refused(run, empty):
    done = run("serve", "--no-open", "--port", "0")
    assert (done.code, done.out) == (2, "")
    assert "clausebook init" in done.err
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize("port", ["x", "-1", "65536"])
def test_a_port_that_is_none_is_refused(run, project, port):
    done = run("serve", f"--port={port}")
    assert done.code == 2
    assert f"'{port}' is not a port" in done.err


def test_readers_that_are_unknown_are_refused_at_once(run, project):
    done = run("serve", "--no-open", "--port", "0", "--profile", "pubic")
    assert (done.code, done.out) == (2, "")
    assert "no readers are called 'pubic'" in done.err


def test_without_sphinx_it_says_how_to_get_it(run, project, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    done = run("serve")
    assert (done.code, done.out) == (2, "")
    assert "pip install 'clausebook[sphinx]'" in done.err
