"""``clausebook export`` and ``clausebook import``: out to a spreadsheet and back."""

import builtins
import csv
import io
import re
import shlex
from pathlib import Path

import openpyxl
import pytest

REGISTER = """\
id: REG-0101
kind: register
of: risk
title: Risks
status: effective
version: "1.0"
owner: ROL-0001
effective_on: 2026-01-01
records:
  # The first is the oldest.
  - id: RSK-0101
    title: 'Boards arrive late'  # as told
    cause: One maker
    event: The maker stops
    effect: Nothing can be shipped
    affects: {none: Only the stock}

  - id: RSK-0102
    title: "Fire in the hall"
    cause: =old
    event: A fire
    effect: >-
      Nothing can be shipped, and
      nothing can be made
    affects:
      conformity:  # products
        - PRD-0001
        - PRD-0002  # the new one
# end
"""
PATH = "policies/risk-register.yaml"
GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "spreadsheets.md"


@pytest.fixture
def risks(project):
    Path(PATH).write_bytes(REGISTER.encode())
    return project


@pytest.fixture(params=["xlsx", "csv"])
def edit(request, run, risks):
    """Export the register, change cells by row and name, and return the name of the file."""

    def export(*changes):
        name = f"risks.{request.param}"
        assert run("export", "REG-0101", f"--{request.param}", name, "--force").code == 0
        (in_workbook if request.param == "xlsx" else in_csv)(name, changes)
        return name

    return export


def in_workbook(name, changes):
    book = openpyxl.load_workbook(name)
    page = book.worksheets[0]
    columns = {cell.value: cell.column for cell in page[1]}
    for row, column, value in changes:
        cell = page.cell(row, columns[column])
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    book.save(name)


def in_csv(name, changes):
    text = Path(name).read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    for row, column, value in changes:
        while len(rows) < row:
            rows.append([""] * len(rows[0]))
        rows[row - 1][rows[0].index(column)] = "" if value is None else str(value)
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    Path(name).write_bytes(written.getvalue().encode())


def now():
    return Path(PATH).read_bytes().decode()


def test_without_an_edit_nothing_is_written(edit, run):
    done = run("import", edit())

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("0 cells changed, 0 records added; 0 files written\n")
    assert now() == REGISTER


def test_only_what_was_changed_is_changed(edit, run):
    name = edit(
        (3, "title", "Boards don't arrive"),
        (4, "affects.conformity", "PRD-0001\nPRD-0003\nPRD-0004"),
        (4, "effect", "Nothing can be made"),
        (4, "affects.none", "x"),
        (3, "affects.none", None),
        (3, "category", "provider"),
    )
    done = run("import", name)

    assert now() == (
        REGISTER.replace("'Boards arrive late'", "'Boards don''t arrive'")
        .replace("    affects: {none: Only the stock}\n", "")
        .replace("late'  # as told\n", "late'  # as told\n")
        .replace("arrive'  # as told\n", "arrive'  # as told\n    category: provider\n")
        .replace(
            ">-\n      Nothing can be shipped, and\n      nothing can be made",
            "Nothing can be made",
        )
        .replace("PRD-0002  # the new one", "PRD-0003  # the new one\n        - PRD-0004")
        .replace("        - PRD-0004\n", "        - PRD-0004\n      none: x\n")
    )
    assert f"{PATH}:12: RSK-0101 title: Boards arrive late -> Boards don't arrive\n" in done.out
    assert "6 cells changed, 0 records added; 1 file written\n" in done.out


def test_what_changed_is_linted(edit, run):
    done = run("import", edit((3, "cause", None)))

    assert done.code == 1
    assert "RSK-0101 cause: One maker -> nothing" in done.out
    assert "'cause' is missing" in done.out
    assert "cause: One maker" not in now()


def test_a_cell_that_was_changed_in_the_file_too_is_a_conflict(edit, run):
    name = edit((3, "cause", "Two makers"), (3, "event", "Both stop"))
    Path(PATH).write_bytes(REGISTER.replace("One maker", "No maker").encode())
    before = now()
    done = run("import", name)

    assert (done.code, now(), done.out) == (1, before, "")
    assert "E3 (RSK-0101): the sheet says Two makers as cause; " in done.err
    assert f"{PATH}:13 was changed since the export and says No maker" in done.err
    assert "nothing was written" in done.err

    done = run("import", name, "--skip-conflicts")
    assert done.code == 1
    assert now() == before.replace("The maker stops", "Both stop")


def test_the_same_change_on_both_sides_is_none(edit, run):
    name = edit((3, "cause", "No maker"))
    Path(PATH).write_bytes(REGISTER.replace("One maker", "No maker").encode())

    assert run("import", name).out.startswith("0 cells changed")


def test_changes_elsewhere_in_the_file_are_kept(edit, run):
    name = edit((4, "cause", "A spark"))
    Path(PATH).write_bytes(REGISTER.replace("One maker", "No maker").encode())

    run("import", name)
    assert now() == REGISTER.replace("One maker", "No maker").replace("=old", "A spark")


def test_a_new_row_is_a_record_with_the_next_id(edit, run):
    new = ((5, "title", "Flood"), (5, "cause", "Rain"), (5, "affects.none", "-5 degrees"))
    name = edit(*new)
    done = run("import", name)

    assert f"{PATH}: RSK-0103 is new (row 5)\n" in done.out
    assert now() == REGISTER.replace(
        "# end\n",
        "\n  - id: RSK-0103\n    title: Flood\n    status: draft\n    cause: Rain\n"
        '    affects: {none: "-5 degrees"}\n# end\n',
    )
    before = now()
    again = run("import", name)
    assert again.code == 1
    assert "RSK-0103 says the same and is not in this sheet" in again.err
    assert now() == before


def test_nothing_is_written_when_one_cell_is_wrong(edit, run):
    done = run("import", edit((3, "cause", "Two"), (4, "effectiveness.checked_on", "soon")))

    assert (done.code, now(), done.out) == (1, REGISTER, "")
    assert "(RSK-0102): Effectiveness: Checked on: 'soon' is not a day" in done.err
    assert "1 cell to look at; nothing was written" in done.err


def test_deleted_rows_delete_nothing(run, risks):
    run("export", "risk", "--xlsx", "risks.xlsx")
    book = openpyxl.load_workbook("risks.xlsx")
    book.worksheets[0].delete_rows(3)
    book.save("risks.xlsx")
    done = run("import", "risks.xlsx")

    assert "1 row (RSK-0101) not in the sheet any more; nothing is deleted" in done.err
    assert (done.code, now()) == (0, REGISTER)


def test_a_diff_and_a_dry_run_write_nothing(edit, run):
    name = edit((4, "cause", "A spark"))

    done = run("import", name, "--diff")
    assert done.code == 0
    assert done.out.startswith(f"--- a/{PATH}\n+++ b/{PATH}\n")
    assert "-    cause: =old\n+    cause: A spark\n" in done.out
    done = run("import", name, "--dry-run")
    assert "RSK-0102 cause: =old -> A spark\n" in done.out
    assert "1 file would be written; nothing was\n" in done.out
    assert now() == REGISTER


def test_line_ends_and_a_byte_order_mark_stay(edit, run):
    text = "\ufeff" + REGISTER.replace("\n", "\r\n")
    Path(PATH).write_bytes(text.encode())
    name = edit((4, "cause", "A spark"), (5, "title", "Flood"))
    run("import", name)

    assert now().startswith("\ufeff" + "id: REG-0101\r\n")
    assert "\n" not in now().replace("\r\n", "")
    assert "cause: A spark\r\n" in now()
    assert "title: Flood\r\n" in now()


def test_what_is_shared_by_an_alias_is_changed_by_hand(run, risks):
    shared = REGISTER.replace("{none: Only the stock}", "&stock {none: Only the stock}")
    at = shared.index("    affects:\n")
    Path(PATH).write_bytes((shared[:at] + "    affects: *stock\n# end\n").encode())
    before = now()
    run("export", "risk", "--csv", "risks.csv")
    in_csv("risks.csv", [(4, "affects.none", "All")])
    done = run("import", "risks.csv")

    assert (done.code, now()) == (2, before)
    assert "/records/1/affects" in done.err
    assert "nothing was written, do it by hand" in done.err


def test_a_sheet_is_not_written_over(run, risks):
    run("export", "risk", "--csv", "risks.csv")
    done = run("export", "risk", "--csv", "risks.csv")

    assert done.code == 2
    assert "exists already, and may hold changes; import it first, or add --force" in done.err
    assert run("export", "risk", "--csv", "risks.csv", "--force").code == 0


def test_csv_to_the_terminal_begins_no_formula(run, risks):
    done = run("export", PATH, "--csv", "-")

    assert done.out.startswith("\ufeffid,title,status,")
    assert ",'=old," in done.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["export", "risks", "--csv", "-"], "neither a kind nor a register; did you mean 'risk'?"),
        (["export", "POL-0001", "--csv", "-"], "not a register; name one"),
        (["export", "RSK-0101", "--csv", "-"], "stands in a register"),
        (["export", "risk"], "--xlsx --csv is required"),
        (["import", "nowhere.xlsx"], "nowhere.xlsx: no such file"),
        (["import", "policies"], "policies: not a file"),
        (["import", PATH], "no sheet of an export is in it"),
    ],
)
def test_wrong_use(arguments, told, run, risks):
    done = run(*arguments)

    assert done.code == 2
    assert told in done.err
    assert len(done.err.splitlines()) == 1


def test_new_rows_of_a_kind_need_a_register(run, risks):
    run("export", "process", "--csv", "x.csv")
    in_csv("x.csv", [(20, "title", "Sell")])
    text = Path("x.csv").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.strip(",")]
    Path("x.csv").write_text("\n".join(rows), encoding="utf-8")
    done = run("import", "x.csv")

    assert done.code == 2
    assert "no register takes new rows of process" in done.err


def test_without_the_library_csv_is_left(run, risks, monkeypatch):
    real = builtins.__import__

    def without(name, *rest, **named):
        if name.startswith("xlsxwriter"):
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    done = run("export", "risk", "--xlsx", "x.xlsx")

    assert done.code == 2
    assert "install clausebook[xlsx], or use --csv" in done.err
    assert not Path("x.xlsx").exists()


def test_the_commands_of_the_guide_work(run, risks):
    lines = re.findall(r"^\$ clausebook (.*)$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)

    assert len(lines) == 4
    for line in lines:
        arguments = shlex.split(line.replace("REG-0014", "REG-0101"), comments=True)
        assert run(*arguments).code == 0, line
    assert now() == REGISTER


def test_the_end_of_a_long_text_cannot_be_lost(edit, run):
    long = f"{'a' * 40_000} old"
    Path(PATH).write_text(now().replace("=old", long), encoding="utf-8")
    name = edit((4, "cause", "short"))
    before = now().replace(" old", " changed since")
    Path(PATH).write_text(before, encoding="utf-8")
    done = run("import", name)

    assert (done.code, now()) == (1, before)
    assert "the text is longer than a cell can be" in done.err


@pytest.mark.parametrize("told", ['{"columns":[],"x":"clausebook-sheet"}', '{"clausebook-sheet":'])
def test_a_file_that_only_looks_like_a_sheet(told, run, risks):
    marked = f'"{told.replace(chr(34), 2 * chr(34))}"'
    Path("other.csv").write_text(f"id,{marked}\r\nx,y\r\n", encoding="utf-8")
    done = run("import", "other.csv")

    assert done.code == 2
    assert "fault of Clausebook" not in done.err


def test_names_from_a_sheet_are_not_obeyed_by_a_terminal(run, risks):
    run("export", "risk", "--csv", "risks.csv")
    text = Path("risks.csv").read_text("utf-8-sig")
    hostile = text.replace('""cause""', r'""\u001b]0;pwn\u0007""')
    assert hostile != text
    Path("risks.csv").write_text(hostile, encoding="utf-8")
    done = run("import", "risks.csv")
    assert "pwn" in done.err
    assert "\x1b" not in done.err
