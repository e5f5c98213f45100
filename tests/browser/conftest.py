"""A real browser, and this repository's own manual, from the disk and from a strict server."""

import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route, sync_playwright

REPOSITORY = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ("--no-sandbox", "--disable-background-networking", "--disable-component-update")
# No inline script, no other host; the theme and the charts style elements in place.
POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
HEIGHTS = {1280: 800, 390: 844}
PATIENCE = 300  # seconds that a worker waits for another that builds the manual


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("browser")


@dataclass(frozen=True)
class Served:
    """Where the manual can be read."""

    folder: Path
    disk: str
    server: str


@dataclass(frozen=True)
class Tab:
    """A page of the browser, and what went wrong in it."""

    page: Page
    base: str
    faults: list[str]

    def open(self, name: str) -> None:
        """Open a page of the manual by its path."""
        self.page.goto(f"{self.base}/{name}")


OpenTab = Callable[..., Tab]


def browser_on_path() -> str | None:
    """Return the first browser that there is."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@pytest.fixture(scope="session")
def executable() -> str:
    """Skip where there is no browser."""
    found = browser_on_path()
    if found is None:
        pytest.skip(f"none of these browsers is on the path: {', '.join(BROWSERS)}")
    return found


@pytest.fixture(scope="session")
def folder(executable: str, tmp_path_factory: pytest.TempPathFactory, worker: str) -> Path:
    """Build this repository's manual once, whatever the number of workers."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if worker else base) / "manual"
    told = shared / "told"
    try:
        shared.mkdir()
    except FileExistsError:
        until = time.monotonic() + PATIENCE
        while not told.exists() and time.monotonic() < until:
            time.sleep(0.2)
    else:
        result = build(shared / "html")
        (shared / "telling").write_text(result, encoding="utf-8")
        (shared / "telling").rename(told)
    fault = told.read_text(encoding="utf-8")
    assert not fault, fault
    return shared / "html"


@pytest.fixture(scope="session")
def worker(request: pytest.FixtureRequest) -> str:
    """The name of the process that runs tests beside others, empty where there is one."""
    return str(getattr(request.config, "workerinput", {}).get("workerid", ""))


def build(output: Path) -> str:
    """Build the manual as the Makefile does, and return what went wrong."""
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    as_of = re.search(r"^AS_OF := (\S+)", makefile, re.MULTILINE)
    assert as_of
    command = [sys.executable, "-m", "clausebook", "build", "--strict", "--as-of", as_of[1]]
    ran = subprocess.run(
        [*command, "--output", str(output)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )
    return f"the manual was not built: {ran.stderr}" if ran.returncode else ""


class Strict(SimpleHTTPRequestHandler):
    """Serves files under the policy, without telling."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def manual(folder: Path) -> Iterator[Served]:
    """The manual as files, and on a server with a content-security policy."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=folder)) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Served(folder, folder.as_uri(), f"http://127.0.0.1:{server.server_port}")
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser(executable: str) -> Iterator[Browser]:
    """One browser for all tests of a worker."""
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def tab(browser: Browser, manual: Served) -> Iterator[OpenTab]:
    """Open tabs that may ask for nothing but the manual; at the end, none may have a fault."""
    tabs: list[Tab] = []
    with ExitStack() as stack:

        def open_tab(
            width: int = 1280,
            scheme: Literal["light", "dark"] = "light",
            *,
            from_server: bool = False,
            scripts: bool = True,
        ) -> Tab:
            context = browser.new_context(
                viewport={"width": width, "height": HEIGHTS[width]},
                color_scheme=scheme,
                reduced_motion="reduce",
                java_script_enabled=scripts,
            )
            stack.callback(context.close)
            base = manual.server if from_server else manual.disk
            page = context.new_page()
            tabs.append(Tab(page, base, []))
            _watch(page, base, tabs[-1].faults)
            return tabs[-1]

        yield open_tab
    assert [fault for one in tabs for fault in one.faults] == []


def _watch(page: Page, base: str, faults: list[str]) -> None:
    """Note errors and whatever is asked of anybody else, and let no such request out."""
    elsewhere = re.compile(f"^(?!{re.escape(base)}/|data:)")

    def refuse(route: Route) -> None:
        faults.append(f"{page.url} asks for {route.request.url}")
        route.abort()

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            faults.append(f"{page.url}: {message.text}")

    page.route(elsewhere, refuse)
    page.on("console", hear)

    def miss(asked: Request) -> None:
        left_early = asked.failure == "net::ERR_ABORTED"  # the reader went on to another page
        if not left_early:
            faults.append(f"{page.url} does not get {asked.url}: {asked.failure}")

    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("requestfailed", miss)
