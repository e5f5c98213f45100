"""Which texts can be evidence."""

import pytest

from tests.rules.base import base_files, lint_files

_PATH = "policies/decisions.yaml"


def _messages(evidence):
    text = base_files()[_PATH].decode()
    changed = text.replace("[evidence/2026-02-11-minutes.txt]", f"['{evidence}']", 1)
    report = lint_files({**base_files(), _PATH: changed.encode()})
    return [d.message for d in report.diagnostics if d.code == "REF005"]


@pytest.mark.parametrize(
    "evidence",
    [
        "evidence/2026-03-survey.txt",
        "./evidence/2026-03-survey.txt",
        "evidence/2026-03-survey.txt#page=2",
        "evidence/",
        "policies",
        "SRV-0001",
        "https://dms.example.com",
        "https://dms.example.com:8443/a?b=c#d",
        "HTTPS://dms.example.com/doc/4711",
        "commit:3f2a9c1",
        "3f2a9c1d5e3f2a9c1d5e3f2a9c1d5e3f2a9c1d5e",
    ],
)
def test_accepted(evidence):
    assert _messages(evidence) == []


@pytest.mark.parametrize(
    ("evidence", "message"),
    [
        ("evidence/2026-03.txt", "there is no file 'evidence/2026-03.txt' in the project"),
        ("folder 7 in the archive", "there is no file 'folder 7 in the archive' in the project"),
        ("../minutes.txt", "'../minutes.txt' leads out of the project"),
        ("evidence/../../minutes.txt", "'evidence/../../minutes.txt' leads out of the project"),
        ("/srv/minutes.txt", "'/srv/minutes.txt' is a path of one machine"),
        ("C:/minutes.txt", "'C:/minutes.txt' is a path of one machine"),
        ("evidence\\minutes.txt", "'evidence\\minutes.txt' is a path of one machine"),
        ("file:///srv/minutes.txt", "'file:///srv/minutes.txt' is a path of one machine"),
        ("https://", "'https://' is no web address"),
        ("https:/dms.example.com", "'https:/dms.example.com' is no web address"),
        ("https://dms.example.com/a b", "'https://dms.example.com/a b' is no web address"),
        ("commit:xyz", "'commit:xyz' is no commit"),
        ("commit:3f2a", "'commit:3f2a' is no commit"),
        ("SRV-0009", "the evidence SRV-0009 does not exist"),
    ],
)
def test_refused(evidence, message):
    assert _messages(evidence) == [message]


def test_a_path_from_the_file_is_put_right():
    text = base_files()[_PATH].decode().replace("[evidence/", "[../evidence/", 1)
    report = lint_files({**base_files(), _PATH: text.encode()})

    assert [d.code for d in report.diagnostics] == ["REF005"]
