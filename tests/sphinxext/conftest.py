"""Small projects that are built into manuals."""

import io
import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils
from sphinx.util.inventory import InventoryFile

CONF = """\
extensions = ["clausebook.sphinxext"]
root_doc = "docs/index"
nitpicky = True
clausebook_as_of = "2026-06-30"
"""
INDEX = """\
# Manual

```{toctree}
:glob:

../policies/*
```
"""
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Built:
    """The outcome of a build."""

    out: Path
    warnings: str
    env: object

    def page(self, name: str) -> str:
        return (self.out / name).read_text(encoding="utf-8")

    def inventory(self) -> Any:
        data = io.BytesIO((self.out / "objects.inv").read_bytes())
        return InventoryFile.load(data, "", lambda _, path: path)


@dataclass(frozen=True)
class Site:
    """A project in a folder."""

    root: Path

    def write(self, files: Mapping[str, str | bytes]) -> None:
        for name, content in files.items():
            place = self.root / name
            place.parent.mkdir(parents=True, exist_ok=True)
            data = content if isinstance(content, bytes) else textwrap.dedent(content).encode()
            place.write_bytes(data)

    def build(self, builder: str = "html", **settings: object) -> Built:
        warnings = io.StringIO()
        out = self.root / "_build" / builder
        with patch_docutils(self.root), docutils_namespace():
            app = Sphinx(
                self.root,
                self.root,
                out,
                self.root / "_build" / f"doctrees-{builder}",
                builder,
                confoverrides=settings,
                status=None,
                warning=warnings,
            )
            app.build()
            return Built(out, COLOUR.sub("", warnings.getvalue()), app.env)


@pytest.fixture
def site(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Site]:
    def make(files: Mapping[str, str | bytes]) -> Site:
        project = Site(tmp_path / "project")
        project.write({"conf.py": CONF, "docs/index.md": INDEX, "clausebook.toml": "", **files})
        return project

    return make
