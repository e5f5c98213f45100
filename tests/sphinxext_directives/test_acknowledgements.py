"""Who still has to read and understand what, in the manual."""

from clausebook.rules import Example
from tests.analysis.test_acknowledgements import ACKNOWLEDGED
from tests.rules.base import patched
from tests.sphinxext_directives.conftest import site
from tests.sphinxext_directives.reading import rows

PAGE = {"owed.md": "# Owed\n\n```{qms:acknowledgements}\n```\n"}


def built(root, *patches):
    files = {
        name: text.decode()
        for name, text in patched(Example(False, patches, ())).items()
        if name.startswith("policies/")
    }
    return site(root, PAGE, files).build()


def test_what_is_owed_is_told_by_role(tmp_path):
    page = built(tmp_path / "used", ACKNOWLEDGED).page("docs/owed.html")
    (row,) = [row for row in rows(page) if row[0].startswith("ROL-0003")]
    assert row[1].startswith("SOP-0001")
    assert row[2] == "2026-02-01"
    assert row[3].startswith("PSN-0003")
    assert "1 acknowledgement owed by 1 person" in page


def test_nothing_is_owed_before_somebody_begins(tmp_path):
    page = built(tmp_path / "unused").page("docs/owed.html")
    assert "Nobody has acknowledged a document yet" in page
