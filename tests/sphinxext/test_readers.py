"""What is not for the readers of a manual is found nowhere in it, whatever field it stood in."""

import json
import re
import shutil
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from clausebook.control.readers import WITHHELD
from clausebook.schema import Field, Kind, load_schemas
from clausebook.sphinxext import directives
from tests.every_field import SETTLED, filled
from tests.repositories import Repository
from tests.sphinxext.conftest import CONF, Built, Site

# MyST asks Sphinx for something old where a link leads nowhere, as many here do.
pytestmark = pytest.mark.filterwarnings("ignore:.*MystReferenceResolver.app")

KINDS = sorted(
    (kind for kind in load_schemas().kinds.values() if kind.name != "register"),
    key=lambda kind: kind.name,
)
CANARY = "kanarienvogel"
"""The beginning of every word that the public must not read, and no other word's."""
CLOSED = "9{:05}"
"""The numbers of records that the public must not know."""
DIRECTIVES = sorted(
    name
    for place in Path(directives.__file__).parent.glob("*.py")
    for name in re.findall(r'add_directive_to_domain\("qms", "([a-z-]+)"', place.read_text("utf-8"))
)


PERSONAL = {
    f"{kind.name} {path[0]}"
    for kind in KINDS
    for path, below in kind.fields.walk()
    if below.is_personal and len(path) == 1
}
NOT_ON_A_PAGE = {"a file that cannot be read", "what is gone"}
"""What nobody reads, whoever it is."""


@dataclass
class Aviary:
    """Makes words that are found again, and remembers where each of them was put."""

    word: str
    put: dict[str, str] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1000))

    def __call__(self, where: str) -> str:
        said = f"{self.word}{next(self._numbers)}"
        self.put[said] = where
        return said


def closed_id(kind: Kind) -> str:
    return f"{kind.prefix}-{CLOSED.format(1)}"


def record(kind: Kind, number: str, birds: Aviary, classification: str) -> dict[str, Any]:
    """Return a record with a bird in each text, which refers to closed records."""

    def text(_: Field, path: tuple[str, ...]) -> str:
        said = birds(f"{kind.name} {'/'.join(path)}")
        return said if classification == "confidential" else f"{said}, as in {closed_id(kind)}"

    def reference(target: Field, _: tuple[str, ...]) -> str:
        assert target.reference is not None
        kinds = [one for one in KINDS if target.reference.allows(one.name)]
        return closed_id(kinds[0])

    own = {"id": f"{kind.prefix}-{number}", "kind": kind.name, "classification": classification}
    return {**own, "status": "effective", **filled(kind, text, reference)}


def examples(kind: Kind, birds: Aviary) -> Iterator[dict[str, Any]]:
    """Yield the examples of a kind, closed, with a bird in each text of theirs."""
    for number, example in enumerate(kind.examples, start=2):
        own = {"id": f"{kind.prefix}-{CLOSED.format(number)}", "classification": "confidential"}
        yield {**_with_birds(example, birds, kind.name), **own}


def _with_birds(value: Any, birds: Aviary, where: str) -> Any:
    if isinstance(value, dict):
        return {
            name: one if name in SETTLED else _with_birds(one, birds, f"{where} {name}")
            for name, one in value.items()
        }
    if isinstance(value, list):
        return [_with_birds(one, birds, where) for one in value]
    is_text = isinstance(value, str) and not re.fullmatch(r"[A-Z]{3}-[0-9]+|[0-9-]{10}", value)
    return f"{value} {birds(f'example of {where}')}" if is_text else value


@dataclass(frozen=True)
class Aviaries:
    """The words for nobody but the organization, those for all, and those about persons."""

    closed: Aviary
    open: Aviary


def files(birds: Aviaries) -> dict[str, str]:
    made: dict[str, Any] = {}
    for number, kind in enumerate(KINDS):
        closed = record(kind, CLOSED.format(1), birds.closed, "confidential")
        hidden = record(kind, CLOSED.format(8), birds.closed, "confidential")
        name = f"policies/{kind.name}"
        made[f"{name}-{birds.closed('a path')}.yaml"] = register(
            kind,
            f"REG-{CLOSED.format(number)}",
            "confidential",
            closed,
            *examples(kind, birds.closed),
        )
        made[f"{name}.yaml"] = register(
            kind, f"REG-{number:04}", "public", record(kind, "0001", birds.open, "public"), hidden
        )
    for kind in (load_schemas().kinds[name] for name in ("policy", "complaint")):
        closed = record(kind, CLOSED.format(9), birds.closed, "confidential")
        made[f"policies/{kind.name}-closed.yaml"] = closed
        made[f"policies/{kind.name}-open.yaml"] = record(kind, "0005", birds.open, "public")
    return {path: json.dumps(value, indent=1) for path, value in made.items()} | pages(birds)


def register(
    kind: Kind, own_id: str, classification: str, *records: dict[str, Any]
) -> dict[str, Any]:
    return {
        "id": own_id,
        "kind": "register",
        "of": kind.name,
        "title": f"Register {own_id}",
        "status": "effective",
        "classification": classification,
        "records": list(records),
    }


def pages(birds: Aviaries) -> dict[str, str]:
    header = "---\nid: {}\nkind: procedure\ntitle: {}\nstatus: draft\nclassification: {}\n---\n"
    return {
        "policies/closed.md": header.format("SOP-900009", birds.closed("title"), "restricted")
        + f"## {birds.closed('heading of a procedure')}\n\n{birds.closed('a procedure')}\n",
        "policies/open.md": header.format("SOP-0009", birds.open("title"), "public")
        + f"{birds.open('procedure')} [{birds.open('link')}](closed.md) and SOP-900009, "
        "{qms:record}`SOP-900009`, {doc}`closed`, [](closed.md)\n",
        "policies/broken.yaml": "id: POL-900009\nclassification: confidential\n"
        f"title: [{birds.closed('a file that cannot be read')}\n",
        "docs/closed.md": f"---\nclassification: internal\n---\n# {birds.closed('a page')}\n",
        "docs/closed-too.rst": f":classification: internal\n\n{birds.closed('a page')}\n{'=' * 30}\n",
        "docs/views.md": views(),
    }


def views() -> str:
    """Return a page with every directive that there is, asked about everything and each kind."""
    asked = [f"```{{qms:{name}}}\n```" for name in DIRECTIVES]
    asked += [f"```{{qms:{name}}} RSK-900001\n```" for name in DIRECTIVES]
    asked += [f"```{{qms:records}} {kind.name}\n```" for kind in KINDS]
    asked += [f"```{{qms:clause-evidence}} {number}\n```" for number in range(4, 11)]
    asked += [f"```{{qms:{name}}} KPI-0001\n```" for name in ("control-chart", "pareto")]
    asked += ["```{qms:canvas} CNV-0001\n```", "{download}`x <../policies/risk-closed.yaml>`"]
    return "---\norphan: true\n---\n# Views\n\n" + "\n\n".join(asked)


INDEX = """\
# Manual

```{toctree}
:glob:

../policies/*
closed
closed-too
```
"""


@dataclass(frozen=True)
class Manuals:
    """The same records for two sorts of readers, with what was put where."""

    public: Built
    internal: Built
    birds: Aviaries


@pytest.fixture(scope="module")
def manuals(tmp_path_factory: pytest.TempPathFactory) -> Manuals:
    birds = Aviaries(Aviary(CANARY), Aviary("amsel"))
    project = Site(tmp_path_factory.mktemp("readers"))
    git = Repository(project.root)
    before = earlier(birds)
    git.commit(birds.closed("a commit"), before)
    for path in before:
        (project.root / path).unlink()
    git.commit("now", {**settings(), **files(birds), **later()})
    internal = project.build(clausebook_profile="auditor")
    internal.out.rename(project.root / "_build" / "auditor")
    (project.root / "_build" / "doctrees-html").rename(project.root / "_build" / "auditor-trees")
    internal = Built(project.root / "_build" / "auditor", internal.warnings, internal.env)
    return Manuals(project.build(clausebook_profile="public"), internal, birds)


def settings() -> dict[str, str]:
    return {
        "conf.py": CONF,
        ".gitignore": "_build\n",
        "docs/index.md": INDEX,
        "clausebook.toml": 'repository-url = "https://git.example.com/{path}#L{line}"\n',
    }


def earlier(birds: Aviaries) -> dict[str, str]:
    """Return what once stood there: a document that was closed then, and one that is gone."""
    told = {"status": "effective", "version": "1.0"}
    approval = {"by": "PSN-0001", "role": "ROL-0001", "on": "2026-01-01"}
    own = {**told, "kind": "policy", "effective_on": "2026-01-01", "approval": approval}

    def titled(where: str) -> dict[str, str]:
        return {"title": birds.closed(where)}

    return {
        "policies/opened.yaml": json.dumps(
            {
                **own,
                **titled("an earlier title"),
                "id": "POL-0007",
                "classification": "confidential",
            }
        ),
        "policies/gone.yaml": json.dumps(
            {**own, **titled("what is gone"), "id": "POL-900008", "classification": "internal"}
        ),
    }


def later() -> dict[str, str]:
    approval = {"by": "PSN-0001", "role": "ROL-0001", "on": "2026-01-02"}
    own = {"title": "Opened", "status": "effective", "version": "2.0", "id": "POL-0007"}
    document = {**own, "kind": "policy", "classification": "public", "approval": approval}
    return {"policies/opened.yaml": json.dumps({**document, "effective_on": "2026-01-02"})}


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each file of an output by its path, unpacked, its path among what it says."""
    for place in sorted(folder.rglob("*")):
        if place.is_file():
            data, name = place.read_bytes(), place.relative_to(folder).as_posix()
            if name == "objects.inv":
                head, _, packed = data.partition(b"zlib.\n")
                data = head + zlib.decompress(packed)
            yield name, name.encode() + b"\n" + data


def test_what_is_closed_stands_nowhere_in_the_output(manuals):
    found = {
        f"{name}: {word} of {manuals.birds.closed.put.get(word, '?')}"
        for folder in (manuals.public.out, manuals.public.out.with_name("doctrees-html"))
        for name, data in contents(folder)
        for word in re.findall(CANARY + "[0-9]*", data.decode("utf-8", "replace").lower())
    }
    assert sorted(found) == []


def test_no_id_of_a_closed_record_stands_in_the_output(manuals):
    known = {kind.prefix for kind in KINDS}
    found = {
        (name, said)
        for folder in (manuals.public.out, manuals.public.out.with_name("doctrees-html"))
        for name, data in contents(folder)
        for said in re.findall(r"\b([A-Z]{3})-9[0-9]{5}\b", data.decode("utf-8", "replace"))
        if said in known
    }
    assert sorted(found) == []


def test_each_of_these_words_is_read_by_those_who_may(manuals):
    """Else nothing would follow from its absence."""
    said = b"".join(data for _, data in contents(manuals.internal.out)).decode("utf-8", "replace")
    there = set(re.findall(CANARY + "[0-9]+", said))
    put = manuals.birds.closed.put
    assert {put[word] for word in put.keys() - there} <= NOT_ON_A_PAGE


def test_what_is_open_is_there_but_for_personal_data(manuals):
    said = b"".join(data for _, data in contents(manuals.public.out)).decode("utf-8", "replace")
    there = set(re.findall("amsel[0-9]+", said))
    put = manuals.birds.open.put
    assert {put[word].partition("/")[0] for word in put.keys() - there} == PERSONAL


def test_a_neutral_word_stands_for_what_is_closed(manuals):
    page = manuals.public.page("policies/open.html")
    page = page[page.index("<article") :]
    assert page.count(WITHHELD) == 4
    assert 'href="closed' not in page
    assert "missing" not in page


DENIAL = re.compile(
    r"\b(no|not|nothing|nobody|none|never|without|missing|lacks?|lacking|0 of)\b", re.IGNORECASE
)
NEUTRAL = re.compile(
    "not shown$|is not for the readers of this manual|so a gap on these pages need not be one"
    "|no review planned( · [0-9]+|[.])?$"
)
"""What is said instead, and what is said of documents that these readers see."""


def denials(page: str) -> set[str]:
    """Return all sentences of a page that say of something that it is not there."""
    article = page[page.index("<article") : page.index("</article>")]
    ended = re.sub(r"</(p|td|th|li|dt|dd|h[1-6]|summary|text|title|desc|span)>|<br>", "\n", article)
    lines = (" ".join(line.split()) for line in unescape(re.sub("<[^>]*>", " ", ended)).split("\n"))
    sentences = (one for line in lines for one in re.split(r"(?<=[.;!?])\s+", line))
    return {one for one in sentences if DENIAL.search(one) and not NEUTRAL.search(one)}


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The page with every view over records that are all closed: for the public, and for us."""
    project = Site(tmp_path_factory.mktemp("closed"))
    birds = Aviary("amsel")
    made = {
        f"policies/{kind.name}.yaml": json.dumps(record(kind, "900001", birds, "confidential"))
        for kind in KINDS
    }
    project.write({**settings(), **made, "docs/index.md": "# Manual\n", "docs/views.md": views()})
    internal = project.build(clausebook_profile="auditor").page("docs/views.html")
    shutil.rmtree(project.root / "_build")
    return project.build(clausebook_profile="public").page("docs/views.html"), internal


def test_what_is_withheld_is_not_denied(closed):
    """What only the public is told not to be there is there, and withheld."""
    public, internal = closed
    assert sorted(denials(public) - denials(internal)) == []
    assert len(denials(internal) - denials(public)) > 50


def test_beside_what_is_open_nothing_withheld_is_denied(manuals):
    for name in ("docs/views.html", "policies/policy.html", "policies/open.html"):
        public, internal = (built.page(name) for built in (manuals.public, manuals.internal))
        assert sorted(denials(public) - denials(internal)) == []
