"""A manual with every directive on a page of its own, built once as HTML and once as text."""

from pathlib import Path

import pytest

from tests.analysis.test_responsibilities import WORLD
from tests.analysis.test_risk_matrix import CRITERIA, risk
from tests.analysis.thread_records import THREAD
from tests.corpora import with_header
from tests.sphinxext.conftest import CONF, Site

PAGES = {
    "coverage.md": "# Coverage\n\n```{qms:coverage}\n```\n",
    "chapter.md": "# Chapter\n\n{qms:clause}`5.1.2 b`\n\n```{qms:clause-evidence} 5.1.2 b\n```\n",
    "threads.md": "# Threads\n\n```{qms:golden-thread}\n```\n",
    "thread.rst": "Thread\n======\n\n.. qms:golden-thread:: NED-0001\n",
    "inherent.md": "# Inherent\n\n```{qms:risk-matrix} RCR-0001\n```\n\n```{qms:risk-matrix}\n```\n",
    "residual.rst": "Residual\n========\n\n.. qms:risk-matrix::\n   :rating: residual\n",
    "roles.md": "# Roles\n\n```{qms:roles}\n```\n",
    "role.rst": "Role\n====\n\n.. qms:roles:: ROL-0002\n",
    "role-index.md": "# Index\n\n```{qms:roles}\n:index:\n```\n",
    "pending.md": "# Pending\n\n```{qms:pending-decisions}\n```\n\n```{qms:pending-decisions} risk\n```\n",
    "quality.md": "# Quality\n\n```{qms:quality-views}\n```\n\n```{qms:indicator-mix}\n```\n",
    "freshness.rst": "Freshness\n=========\n\n.. qms:freshness::\n",
    "verdict.md": "# Verdict\n\n```{qms:satisfaction-verdict}\n```\n",
    "readiness.md": "# Readiness\n\n```{qms:readiness}\n```\n",
    "benefits.md": "# Benefits\n\n```{qms:benefits}\n```\n",
    "library.rst": "Library\n=======\n\n.. qms:indicator-library::\n",
    "documents.md": "# Documents\n\n```{qms:documents}\n```\n\n```{qms:documents}\n:kind: need\n:status: draft\n```\n",
    "retention.rst": "Retention\n=========\n\n.. qms:retention::\n",
    "paper.md": "# Paper\n\n```{qms:paper-copies}\n```\n\n```{qms:temporary-instructions}\n```\n",
    "changes.md": "# Changes\n\n```{qms:changes}\n```\n",
    "status.md": "# Status\n\n```{qms:status}\n```\n",
    "all-rules.md": "# Rules\n\n```{qms:rules}\n```\n",
    "rules.md": "# Rules\n\n{qms:rule}`STR203`\n\n```{qms:rules} structure\n```\n\n```{qms:rules} LNT\n```\n",
    "rest-rules.rst": "Rules\n=====\n\n.. qms:rules:: requirements\n",
    "kinds.md": "# Kinds\n\n```{qms:kinds}\n```\n",
    "kind.rst": "Kinds\n=====\n\n.. qms:kinds:: risk, opportunity\n",
    "records.md": (
        "# Risks\n\n```{qms:records} risk\n"
        ":columns: status, category, inherent.likelihood, threatens_satisfaction_of, owner\n"
        ":where: category = delivery and inherent.likelihood >= 2\n"
        ":sort: -inherent.likelihood\n:caption: Risks of delivery\n:totals:\n```\n\n"
        "```{qms:records} need\n:columns: satisfied_by\n```\n\n"
        "```{qms:records} order\n```\n\n```{qms:records} risk\n:status: superseded\n```\n"
    ),
}
RISKS = [
    risk(10, 3, 5, '\ncategory: delivery\ntitle: "<b>Bold</b> risk"'),
    risk(11, 3, 5, "\ncategory: delivery\nstatus: draft"),
    risk(12, 2, 1, "\ncategory: delivery\nresidual: {likelihood: 2, consequence: 5}"),
    risk(13, 1, 1, "\ncategory: delivery\nresidual: {likelihood: 1, consequence: 1}"),
    risk(15, 3, 5, "\ncategory: money\nresidual: {likelihood: 3, consequence: 5}"),
    risk(14, 3, 5, "\ncategory: money"),
]
SUPPRESSED = (
    "id: RSK-0020\nkind: risk\ncause: a\nevent: b\neffect: c\n"
    "lint_ignore: [{rule: ALL, reason: Under review <i>, by: ROL-0001, until: '2026-12-31'}]"
)


def records() -> dict[str, str]:
    """Return the files of the records."""
    known: dict[str, str] = {}
    worlds = "\n---\n".join((THREAD["thread.yaml"], CRITERIA.strip(), WORLD, *RISKS, SUPPRESSED))
    for text in worlds.split("\n---\n"):
        record_id = text.partition("\n")[0].removeprefix("id: ").strip()
        known.setdefault(record_id, f"{with_header(text)}")
    return {f"policies/{record_id.lower()}.yaml": text for record_id, text in known.items()}


def site(root: Path, pages: dict[str, str], files: dict[str, str]) -> Site:
    """Return a project with these pages below an index."""
    names = "\n".join(sorted(name.rpartition(".")[0] for name in pages))
    index = f"# Manual\n\n```{{toctree}}\n{names}\n```\n"
    project = Site(root)
    project.write({"conf.py": CONF, "clausebook.toml": 'name = "Test"\n', "docs/index.md": index})
    project.write({f"docs/{name}": text for name, text in pages.items()})
    project.write(files)
    return project


@pytest.fixture(scope="session")
def whole(tmp_path_factory) -> Site:
    return site(tmp_path_factory.mktemp("whole"), PAGES, records())


@pytest.fixture(scope="session")
def html(whole):
    return whole.build()


@pytest.fixture(scope="session")
def text(whole):
    return whole.build("text")
