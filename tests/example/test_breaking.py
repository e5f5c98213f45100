"""The example, broken by hand in one place after another."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import clausebook
from clausebook.rules import builtin_rules
from tests.example.breakages import Breakage, Edited, edited, line_of
from tests.example.broken_control import BROKEN_CONTROL
from tests.example.broken_correction import BROKEN_CORRECTION
from tests.example.broken_customer_chain import BROKEN_CUSTOMER_CHAIN
from tests.example.broken_customer_focus import BROKEN_CUSTOMER_FOCUS
from tests.example.broken_evaluation import BROKEN_EVALUATION
from tests.example.broken_form import BROKEN_FORM
from tests.example.broken_planning import BROKEN_PLANNING
from tests.example.broken_privacy import BROKEN_PRIVACY
from tests.example.broken_review import BROKEN_REVIEW
from tests.example.broken_statistics import BROKEN_STATISTICS
from tests.example.broken_support import BROKEN_SUPPORT
from tests.example.broken_wording import BROKEN_WORDING
from tests.example.example import AS_OF, ROOT, approved_again, corpus, project, report, text_of

BREAKAGES = (
    *BROKEN_FORM,
    *BROKEN_CUSTOMER_FOCUS,
    *BROKEN_CUSTOMER_CHAIN,
    *BROKEN_CONTROL,
    *BROKEN_EVALUATION,
    *BROKEN_PLANNING,
    *BROKEN_PRIVACY,
    *BROKEN_CORRECTION,
    *BROKEN_REVIEW,
    *BROKEN_STATISTICS,
    *BROKEN_SUPPORT,
    *BROKEN_WORDING,
)
BY_NAME = {breakage.name: breakage for breakage in BREAKAGES}

NOT_BY_ONE_EDIT = {
    "DOC001": "what a version said when it was approved is in its past",
    "DOC007": "that a record was closed is in its past",
    "DOC104": "what the history of a document said before is in its past",
    "DOC206": "that there was a record is in the past",
    "STR303": "that an id named another record is in the past",
    "DOC101": "the version before is in the past of a document",
    "DOC201": "that an approval stayed is in the past of a document",
    "DOC202": "who changed a document is in its past",
    "DOC203": "approvals of the example are moved to days to come by tests/mutate",
    "DOC214": "what an approval said before is in the past of a document",
    "DOC301": "that a higher version was approved is in the past of a document",
    "DOC302": "who committed is in the past of documents",
    "DOC402": "the example asks for no proof of an approval",
    "DOC015": "a second approval without fingerprint must follow one that has it",
    "COM101": "what customers need is told to everybody in several ways",
    "CMP106": "few complaints of the example are sorted under other",
    "CUS009": "top management acts for customers in dozens of records",
    "CUS011": "several roles promote customer focus",
    "CUS012": "late deliveries are answered in several records",
    "IPR004": "review, register and scope all tell what changed",
    "FBK001": "customers are asked in dozens of ways",
    "FBK103": "a dozen indicators show what customers receive",
    "DOC108": "each instruction of the example is tied to processes, roles and products",
    "DOC017": "the only text that is translated is public",
    "LNT004": "the example has no baseline",
    "OBJ005": "a target missed three times has three ratings, and each is answered",
    "MRV002": "the reviews of the example end in four decisions and more",
}


def broken(breakage: Breakage) -> Edited:
    return edited(breakage, text_of(breakage.path))


def expected_place(breakage: Breakage, changed: Edited) -> tuple[str, int]:
    """Return the path and the line on which the finding must stand."""
    if breakage.where is not None:
        path, record = breakage.where
        text = changed.text if path == changed.path else text_of(path)
        return path, line_of(text or "", record, breakage.at)
    if not breakage.at:
        return changed.path, changed.line
    return changed.path, line_of(changed.text or "", breakage.record, breakage.at)


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda breakage: breakage.name)
def test_exactly_the_expected_rule_at_the_expected_line(breakage: Breakage) -> None:
    changed = broken(breakage)
    told = report(changed, breakage.encoding, anew=breakage.code != "DOC014").diagnostics
    found = [one for one in told if one.code not in breakage.also]
    assert [d.code for d in found] == [breakage.code], found
    assert {d.code for d in told} == {breakage.code, *breakage.also}, told
    place = (found[0].location.path, found[0].location.span.start.line)
    assert place == expected_place(breakage, changed), found


def test_names_are_unique() -> None:
    assert len(BY_NAME) == len(BREAKAGES)


def test_every_kind_is_broken() -> None:
    headers = {loaded.path: loaded.records[0] for loaded in corpus().loaded}
    records = [
        corpus().by_id[breakage.record] if breakage.record else headers[breakage.path]
        for breakage in BREAKAGES
    ]
    assert {record.kind.name for record in records} == set(project().library.kinds)


def test_every_rule_is_broken() -> None:
    edition = project().configuration.edition
    rules = {rule.code for rule in builtin_rules().rules if rule.runs_under(edition)}
    broken_rules = {breakage.code for breakage in BREAKAGES}
    assert rules - broken_rules == set(NOT_BY_ONE_EDIT)


@pytest.mark.parametrize(
    "name",
    [
        "an indicator that does not exist",
        "the old policy is deleted",
        "a procedure in force with a gap",
    ],
)
def test_the_command_refuses_it(name: str, tmp_path: Path) -> None:
    breakage = BY_NAME[name]
    changed = broken(breakage)
    root = copy_of_the_example(tmp_path)
    if changed.text is None:
        (root / changed.path).unlink()
    else:
        text = approved_again(changed.path, changed.text)
        (root / changed.path).write_bytes(text.encode(breakage.encoding))
    path, line = expected_place(breakage, changed)
    code, (finding, *more) = run_lint(root)
    assert code == 1
    assert finding.startswith(f"{path}:{line}:")
    assert breakage.code in finding
    assert more == []


def test_the_command_accepts_the_example(tmp_path: Path) -> None:
    assert run_lint(copy_of_the_example(tmp_path)) == (0, [])


def copy_of_the_example(folder: Path) -> Path:
    root = folder / "qms"
    for name in ("policies", "docs"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "clausebook.toml", root)
    return root


def run_lint(root: Path) -> tuple[int, list[str]]:
    """Return the exit code of the command and its findings, one a line."""
    command = [sys.executable, "-m", "clausebook", "lint", "--as-of", str(AS_OF)]
    ran = subprocess.run(
        [*command, "--format", "concise"],
        cwd=root,
        env={"PYTHONPATH": str(Path(clausebook.__file__).parents[1])},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=60,
    )
    return ran.returncode, ran.stdout.splitlines()
