"""The commands of the guide on approvals do what it says, one after the other."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran
from tests.cli.controlled import bound, commit, corpus_of, edit, make_repository, stop_clock

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "approving.md"
INSTRUCTION = """\
---
id: WIN-0001
kind: work-instruction
title: Setting the burners
status: review
version: "1.0"
owner: ROL-0002
author: PSN-0002
language: en
classification: internal
review_by: 2027-03-31
history:
  - {version: "1.0", date: 2026-06-26, author: PSN-0002, reason: Written down for new fitters}
purpose: Each oven bakes evenly from the first day
procedure: SOP-0001
applies_to_roles: [ROL-0003]
processes: [PRC-0003]
---

Set the burners one after the other.
"""


def commands() -> list[list[str]]:
    blocks = re.findall(
        r"^```console\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    lines = [line for block in blocks for line in block.splitlines()]
    assert all(line.startswith("$ clausebook ") for line in lines)
    return [shlex.split(line)[2:] for line in lines]


def test_the_commands_of_the_guide_work(
    tmp_path: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "qms"
    stop_clock(monkeypatch)
    make_repository(root, monkeypatch)
    (root / "policies" / "burners.md").write_text(INSTRUCTION, encoding="utf-8")
    (root / "evidence" / "2026-06-29-signed.pdf").write_bytes(b"%PDF signed")
    edit(root, "policies/handling-complaints.md", "learns the same day", "learns within an hour")
    edit(root, "policies/quality-policy.yaml", "status: effective", "status: review")
    for arguments in commands():
        done = run(*arguments)
        assert (done.code, done.err) == (0, ""), arguments
        if arguments[0] != "approve":
            continue
        commit(root)
    corpus = corpus_of(root)
    assert corpus.by_id["POL-0001"].status == "draft"
    for path in ("handling-complaints.md", "burners.md", "roles.yaml"):
        assert bound(root, f"policies/{path}")
    assert corpus.by_id["SOP-0001"].text("reviewed_in") == "MRV-0001"
    assert len(corpus.records("acknowledgement")) == 2
