"""What the tests of the language server share: a project, and an editor that drives the server."""

import asyncio
import os
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

import clausebook

FILES = {
    "clausebook.toml": 'name = "Small"\nselect = ["STR", "REF", "LNT"]\n',
    "policies/roles.yaml": (
        "id: ROL-0001\nkind: role\ntitle: Quality manager\nstatus: draft\n"
        'version: "1.0"\nowner: ROL-0001\npurpose: Keeps the system running\n'
    ),
    "policies/risks.yaml": (
        "id: REG-0001\nkind: register\nof: risk\ntitle: Risks\nstatus: draft\n"
        'version: "1.0"\nowner: ROL-0001\nrecords:\n'
        "  - id: RSK-0001\n    title: Boards 😀 late\n    cause: One maker\n"
        "    event: The maker stops\n    effect: Nothing is shipped\n"
        "  - id: RSK-0002\n    title: Flood\n    cause: Rain\n"
        "    event: As RSK-0001\n    effect: 😀😀 and RSK-0001\n    affects: {conformity: [REQ-0009]}  # 😀\n"
    ),
    "docs/index.md": "# Risks\n\nSee {qms:record}`RSK-0001`.\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that lies in no repository."""
    root = tmp_path / "a project"
    for name, text in FILES.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode())
    return root


@pytest.fixture
def edit(project: Path) -> Callable[[Callable[..., Coroutine[Any, Any, None]]], None]:
    """Run a story with an editor that has started the server."""
    pytest.importorskip("pygls")
    from tests.lsp.editor import Editor

    def run(story: Callable[..., Coroutine[Any, Any, None]], **initialization: Any) -> None:
        async def told() -> None:
            editor = Editor(project)
            await editor.start([sys.executable, "-m", "clausebook", "lsp"], environment())
            try:
                await editor.initialize(**initialization)
                await asyncio.wait_for(story(editor), 60)
            finally:
                await editor.stop()

        asyncio.run(told())

    return run


def environment() -> dict[str, str]:
    """Return the environment in which the server runs: this source, and no repository above."""
    source = str(Path(clausebook.__file__).parents[1])
    return {**os.environ, "PYTHONPATH": source, "GIT_CEILING_DIRECTORIES": "/"}
