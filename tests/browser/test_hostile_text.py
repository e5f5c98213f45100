"""Hostile text, in whatever field of whatever kind, is shown and nothing else."""

import base64
import json
import os
import re
import threading
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from http.server import ThreadingHTTPServer
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Dialog, Page, Request

from clausebook.schema import Field, Kind, load_schemas
from tests.browser.conftest import Strict
from tests.every_field import filled
from tests.repositories import Repository
from tests.sphinxext.conftest import CONF, INDEX, Built, Site
from tests.sphinxext.test_readers import DIRECTIVES

# MyST asks Sphinx for something old where a link leads nowhere, as many here do.
pytestmark = pytest.mark.filterwarnings("ignore:.*MystReferenceResolver.app")

DATA = Path(os.environ.get("CLAUSEBOOK_DATA", Path(__file__).parents[3] / "shared" / "data"))
NAUGHTY = DATA / "conf-blns" / "blns.json"
KINDS = sorted(
    (kind for kind in load_schemas().kinds.values() if kind.name != "register"),
    key=lambda kind: kind.name,
)
ATTACK = "\"'><img src=x onerror=alert(1)><script>alert(1)</script>"
HTML = (
    ATTACK,
    "</title></style></textarea></noscript><svg/onload=alert(1)>",
    "<svg><script xlink:href='//evil.example/x.js'></script><animate onbegin=alert(1)></svg>",
    "</text></svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></foreignObject>",
    "<!--><img src=//evil.example/x onerror=alert(1)>--!><b>",
    "<a href='javascript:alert(1)' autofocus onfocus=alert(1)>x</a>",
    "<base href='//evil.example/'><meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example/x.css><object data=//evil.example/x></object>",
    "<math><mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></mtext></math>",
    "{{ ''.__class__ }} {% include '/etc/passwd' %} ${alert(1)} %(x)s {0.__class__}",
    "]]><x/> &lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62;alert(1)&#60;/script&#62;",
    '" onmouseover="alert(1)" style="background:url(//evil.example/x)" x="',
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "\u202e\u2066<img src=x onerror=alert(1)>\ufeff",
)
MARKDOWN = (
    "[x](javascript:alert(1)) [y](JaVaScRiPt:alert(1)) [z](&#106;avascript:alert(1)) <javascript:a>",
    "[x](java%0ascript:alert(1)) [x](vbscript:a) [x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](https://evil.example/x.png) ![x](//evil.example/y.png) ![x](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+) ![x](../../etc/passwd)",
    "[x]: javascript:alert(1)\n\n[x] [y][x] ![x]",
    '[x](https://a.example "t\\" onclick=alert(1)")',
    "```{raw} html\n<script>alert(1)</script>\n```",
    "```{eval-rst}\n.. raw:: html\n\n   <script>alert(1)</script>\n```",
    "```{include} /etc/passwd\n```\n\n```{literalinclude} /etc/passwd\n```",
    "```{figure} https://evil.example/x.png\n:target: javascript:alert(1)\n:alt: x\n```",
    '```{image} x.png\n:target: javascript:alert(1)\n:class: x" onload=alert(1)\n```',
    "```{code-block} html\n:caption: <script>alert(1)</script>\n<script>alert(1)</script>\n```",
    "```{qms:records} risk\n:caption: <script>alert(1)</script>\n```",
    '{raw:html}`<script>alert(1)</script>` {download}`x </etc/passwd>` {abbr}`a ("><script>)`',
    "$$</span><script>alert(1)</script>$$ and $\\href{javascript:alert(1)}{x}$",
    "<div onclick=alert(1)>\n\n*x*\n\n</div>\n\n<script>\nalert(1)\n</script>",
    "# <script>alert(1)</script>\n\n## <img src=x onerror=alert(1)>\n\n`</code><script>`",
    "| <script>alert(1)</script> | b |\n| --- | --- |\n| <img src=x onerror=alert(1)> | [x](javascript:a) |",
    '[^1]\n\n[^1]: <script>alert(1)</script>\n\n(x"onload=alert(1))=\n## Here',
    ".. raw:: html\n\n   <script>alert(1)</script>\n\n`x <javascript:alert(1)>`_ :math:`x` |x|",
    "- " * 60 + "deep\n\n" + "> " * 60 + "deep",
)
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
NEVER = frozenset(
    {"iframe", "object", "embed", "base", "applet", "foreignobject", "animate", "frame"}
)
"""Elements that no page of ours has."""
ADDRESSES = frozenset(
    {"href", "src", "action", "formaction", "xlink:href", "poster", "data", "background"}
)


SCHEME = re.compile(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.\s-]*):")


def naughty() -> list[str]:
    """Return what breaks programs elsewhere; what YAML cannot carry is refused when it is read."""
    found = json.loads(NAUGHTY.read_text(encoding="utf-8")) if NAUGHTY.is_file() else []
    return [text for text in found if text and text.isprintable()]


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Built:
    project = Site(tmp_path_factory.mktemp("attacked"))
    git = Repository(project.root)
    project.write({"policies/x.png": PICTURE})
    git.commit(ATTACK, files())
    return project.build(suppress_warnings=["clausebook.address"])


def files() -> dict[str, str]:
    singly = cycle([*HTML, *MARKDOWN, *naughty()])
    made: dict[str, Any] = {}
    for number, kind in enumerate(KINDS):
        made[f"policies/{kind.name}.yaml"] = {
            "id": f"REG-{number:04}",
            "kind": "register",
            "of": kind.name,
            "title": ATTACK,
            "status": "effective",
            "records": [
                record(kind, "0001", lambda *_: ATTACK),
                record(kind, "0002", lambda *_: next(singly)),
                *({**example, "title": next(singly)} for example in kind.examples),
            ],
        }
    prose = "\n\n".join([*HTML, *MARKDOWN, *naughty()])
    header = {"id": "SOP-0009", "kind": "procedure", "title": ATTACK, "status": "draft"}
    return {path: json.dumps(value) for path, value in made.items()} | {
        "conf.py": CONF,
        ".gitignore": "_build\n",
        "clausebook.toml": f"name = {json.dumps(ATTACK)}\n",
        "docs/index.md": INDEX,
        "docs/views.md": "---\norphan: true\n---\n# Views\n\n" + views(),
        "policies/procedure-by-itself.md": f"---\n{json.dumps(header)}\n---\n{prose}\n",
        "policies/odd'name & <b>.yaml": json.dumps({**header, "id": "SOP-0010"}),
    }


def views() -> str:
    asked = [f"```{{qms:{name}}}\n```" for name in DIRECTIVES]
    asked += [f"```{{qms:records}} {kind.name}\n```" for kind in KINDS]
    asked += [f"```{{qms:clause-evidence}} {number}\n```" for number in range(4, 11)]
    asked += ["```{qms:control-chart} KPI-0001\n```", "```{qms:canvas} CNV-0001\n```"]
    return "\n\n".join(asked)


def record(kind: Kind, number: str, text: Any) -> dict[str, Any]:
    def reference(target: Field, _: tuple[str, ...]) -> str:
        assert target.reference is not None
        return next(f"{k.prefix}-0001" for k in KINDS if target.reference.allows(k.name))

    return {"id": f"{kind.prefix}-{number}", "status": "open", **filled(kind, text, reference)}


class Obeyed(HTMLParser):
    """Collects what a browser would run, fetch from elsewhere, or be led astray by."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in NEVER or (tag == "script" and not _is_own(given.get("src", ""))):
            self.found.append(tag)
        if tag == "meta" and "http-equiv" in given:
            self.found.append("meta http-equiv")
        self.found += [
            f"{tag} {name}" for name in given if name.startswith("on") or name == "srcdoc"
        ]
        for name in ADDRESSES & given.keys():
            found = SCHEME.match(given[name])
            scheme = re.sub(r"\s", "", found[1]).lower() if found else ""
            is_picture = tag == "img" and given[name].startswith("data:image/")
            if scheme.endswith("script") or (scheme == "data" and not is_picture):
                self.found.append(f"{tag} {name}={given[name][:60]}")
            if (
                tag not in ("a", "form")
                and "//" in given[name].partition("?")[0]
                and not is_picture
            ):
                self.found.append(f"{tag} {name}={given[name][:60]}")


def _is_own(source: str) -> bool:
    return "_static/" in source and "//" not in source


def all_pages(built: Built) -> Iterator[Path]:
    """Yield all pages but the front door, which leads on at once."""
    yield from (place for place in sorted(built.out.rglob("*.html")) if place.parent != built.out)


@pytest.mark.slow
def test_no_page_holds_what_a_browser_obeys(attacked):
    pages = list(all_pages(attacked))
    assert len(pages) > len(KINDS)
    found = {page.name: set(Obeyed(page.read_text("utf-8")).found) for page in pages}
    assert {name: what for name, what in found.items() if what} == {}


def test_what_a_browser_obeys_is_noticed():
    """Else the test above would prove nothing."""
    attacks = (*HTML[:4], *HTML[5:8], '<a href="java\tscript:alert(1)">', '<p onclick="alert(1)">')
    for attack in attacks:
        assert Obeyed(f"<p>{attack}</p>").found, attack


@pytest.mark.slow
def test_the_text_is_there_to_be_read(attacked):
    for kind in KINDS:
        page = attacked.page(f"policies/{kind.name}.html")
        assert page.count("&lt;script&gt;alert(1)") > 5, kind.name


@pytest.fixture(scope="module")
def served(attacked: Built) -> Iterator[str]:
    """Where the pages are under a policy that refuses scripts within them."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=attacked.out)) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def watch(page: Page, base: str, faults: list[str]) -> None:
    """Note whatever a page runs, asks of anybody else or is refused."""

    def is_foreign(address: str) -> bool:
        return not address.startswith((base, "data:"))

    def ask(asked: Request) -> None:
        if is_foreign(asked.url):
            faults.append(asked.url)

    def talk(dialog: Dialog) -> None:
        faults.append(dialog.message)
        dialog.dismiss()

    def say(said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"}:
            faults.append(said.text)

    page.route(is_foreign, lambda route: route.abort())
    page.on("request", ask)
    page.on("dialog", talk)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", say)


@pytest.mark.slow
@pytest.mark.parametrize("is_strict", [False, True], ids=["disk", "strict server"])
def test_nothing_runs_in_a_browser(browser, attacked, served, is_strict):
    """From the disk no policy helps; on the server each violation of it would be told."""
    base = served if is_strict else attacked.out.as_uri()
    faults: list[str] = []
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    watch(page, base, faults)
    for place in all_pages(attacked):
        before = len(faults)
        page.goto(f"{base}/{place.relative_to(attacked.out).as_posix().replace('%', '%25')}")
        for number in range(before, len(faults)):
            faults[number] = f"{place.name}: {faults[number]}"
    context.close()
    assert faults == []
