"""A small project with a manual of about twenty pages that a random script of edits works on."""

import random
from pathlib import Path

from tests.declared.house_rule import HOUSE_RULE
from tests.differential.project import BASE, CONFIGURATION, OVERLAY, Edited
from tests.repositories import Repository

__all__ = ["CONF", "PICTURE", "make_manual_project"]

_RECORDS = (
    "complaints.yaml",
    "decisions.yaml",
    "handling-complaints.md",
    "interested-parties.yaml",
    "needs.yaml",
    "on-time-delivery-objective.yaml",
    "on-time-delivery.yaml",
    "persons.yaml",
    "processes.yaml",
    "quality-policy-in-german.yaml",
    "quality-policy.yaml",
    "requirements.yaml",
    "risk-criteria.yaml",
    "risks.yaml",
    "roles.yaml",
)

CONF = """\
extensions = ["clausebook.sphinxext"]
root_doc = "docs/index"
"""

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>{}</title></svg>\n'

_INDEX = """\
# The manual

```{toctree}
prose
chapters/index
overview
clauses
elsewhere <https://example.org/>
```
"""

_PROSE = """\
(place)=
# Prose

A picture, ![drawn](picture.svg), a file, {download}`the form <form.csv>`, and risk
{qms:record}`RSK-0001`, told at {qms:clause}`6.1.1`; see {doc}`chapters/index` and [](chapters/more.rst).

## Below

Text with <!-- a note --> a comment. A policy, [POL-0001](../policies/quality-policy.yaml).
"""

_CHAPTERS = """\
# Chapters

```{toctree}
:glob:
:maxdepth: 2

*
../../policies/r*
```

See {ref}`place`, and {qms:rule}`TRN001`.
"""

_MORE = """\
More
====

:doc:`../prose` and :ref:`place`.

.. image:: picture.svg

.. toctree::

   ../../policies/quality-policy
"""

_CLAUSES = """\
# Clauses

```{qms:coverage}
```

```{qms:rules} competence
```
"""

_OVERVIEW = (
    "documents",
    "changes",
    "risk-register",
    "risk-matrix",
    "roles",
    "status",
    "kpi",
    "calendar",
    "golden-thread",
    "records role",
    "needs-by-type",
    "freshness",
    "who-knows",
)


def make_manual_project(root: Path, chance: random.Random) -> Edited:
    """Return a part of the base QMS, with pages of prose, in a repository of two commits."""
    project = Edited(root, Repository(root), chance)
    for name in _RECORDS:
        project.write(root / "policies" / name, (BASE / "policies" / name).read_text("utf-8"))
    blocks = "".join(f"```{{qms:{name}}}\n```\n\n" for name in _OVERVIEW)
    pages = {
        "docs/index.md": _INDEX,
        "docs/prose.md": _PROSE,
        "docs/picture.svg": PICTURE.format("one"),
        "docs/form.csv": "a,b\n1,2\n",
        "docs/chapters/index.md": _CHAPTERS,
        "docs/chapters/more.rst": _MORE,
        "docs/chapters/picture.svg": PICTURE.format("other"),
        "docs/clauses.md": _CLAUSES,
        "docs/overview.md": f"# Overview\n\n{blocks}",
        "static/own.css": "p { color: inherit }\n",
        "templates/page.html": '{% extends "!page.html" %}\n',
        "conf.py": CONF,
        "clausebook.toml": CONFIGURATION,
        "overlay/7.1.5/gauge.schema.json": OVERLAY,
        "rules/house.yaml": HOUSE_RULE,
        ".gitignore": "_build/\n.clausebook_cache/\n",
    }
    for path, text in pages.items():
        project.write(root / path, text)
    project.git.commit("begin")
    register = root / "policies" / "risks.yaml"
    project.write(register, project.text(register).replace("title: ", "title: The ", 1))
    project.git.commit("change")
    return project
