"""``clausebook pdf``."""

import pytest

from clausebook.cli.printing import Pictures


def test_what_to_print_has_to_be_said(project, run):
    found = run("pdf")
    assert found.code == 2
    assert "name what to print" in found.err


def test_without_the_library_it_says_how_to_get_it(project, run, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    found = run("pdf", "--all")
    assert found.code == 2
    assert "pip install 'clausebook[sphinx,pdf]'" in found.err


def test_a_picture_is_found_by_its_address_and_only_among_the_pages(tmp_path):
    pages = tmp_path / "html"
    (pages / "_images").mkdir(parents=True)
    (pages / "_images" / "our bench ä.png").touch()
    (tmp_path / "secret.png").touch()
    pictures = Pictures(pages)
    name = pictures.name("docs/page", "../_images/our%20bench%20%C3%A4.png")
    assert pictures.files[name].name == "our bench ä.png"
    for address in ("../../secret.png", "..%2F..%2Fsecret.png", "", "%00.png", "https://a.b/c.png"):
        assert not pictures.name("docs/page", address)


def test_one_document_and_all_are_written_whole_and_the_same_twice(project, run):
    pytest.importorskip("typst")
    day = ("--as-of", "2026-11-22")
    policy = next(project.glob("policies/**/*policy*"))
    found = run("pdf", str(policy), *day)
    assert (found.code, found.err) == (0, "")
    assert found.out == "1 document printed: _build/POL-0001.pdf\n"
    first = (project / "_build/POL-0001.pdf").read_bytes()
    assert first.startswith(b"%PDF-")
    assert run("pdf", "POL-0001", *day, "--output", "own.pdf").code == 0
    assert (project / "own.pdf").read_bytes() == first
    (project / "notes.txt").write_text("mine", encoding="utf-8")
    assert run("pdf", "POL-0001", *day, "--output", "notes.txt").code == 2
    assert (project / "notes.txt").read_text(encoding="utf-8") == "mine"
    some = run("pdf", "--all", "--leave-out", str(policy), *day)
    assert some.code == 0
    assert (project / "_build/manual.pdf").read_bytes().startswith(b"%PDF-")
    unknown = run("pdf", "POL-0099", *day)
    assert unknown.code == 2
    assert "no id, file or folder with a page of the manual; did you mean 'POL-0001'" in unknown.err
    nothing = run("pdf", "POL-0001", "--leave-out", "policies", *day)
    assert nothing.code == 2
    assert "nothing is left to print" in nothing.err
