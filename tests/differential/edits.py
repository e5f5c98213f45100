"""Edits of a project: small ones, wrong ones, and those of what lies around the records."""

import os
import re

from tests.declared.house_rule import HOUSE_RULE
from tests.differential.project import CONFIGURATION, OVERLAY, Edit, Edited

__all__ = ["EDITS"]

EDITS: dict[str, Edit] = {}

_FIELD = re.compile(r"^(\s*(?:- )?[a-z_]+: )(\S.*)$", re.MULTILINE)
_DAY = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}")
_STATUS = re.compile(r"(?<=status: )[a-z]+")
_ENTRY = re.compile(r"(?m)^(?=  - id: )")
_ID = re.compile(r"\b[A-Z]{3}-[0-9]{4}\b")
_DAYS = ("2026-06-30", "2026-07-01", "2027-01-15", "2025-03-01", "2028-02-29")
_STATUSES = ("draft", "review", "approved", "effective", "superseded", "obsolete", "open", "closed")
_WORDS = ("late", "quickly", "TBD", "Ada", "may", "+49 30 901820", "as soon as possible", "10")
_SETTINGS = (
    "",
    'profile = "strict"\n',
    'profile = "minimal"\n',
    'edition = "iso-9001-2026"\n',
    'ignore = ["WRD", "PRV"]\n',
    'exclude = ["policies/risk*"]\n',
    'schemas = ["overlay"]\n',
    'own-rules = ["rules/house.yaml"]\n',
    'approval-proof = ["commit"]\n',
    '[severity]\nRSK = "info"\n',
)


def edit(function: Edit) -> Edit:
    """Add an edit to the list."""
    EDITS[function.__name__] = function
    return function


def _replaced(project: Edited, pattern: re.Pattern[str], words: tuple[str, ...]) -> str:
    """Put a word in the place of one match of a pattern."""
    path = project.some_record()
    text = project.text(path)
    found = list(pattern.finditer(text))
    if not found:
        return f"nothing in {project.named(path)}"
    match, word = project.chance.choice(found), project.chance.choice(words)
    project.write(path, text[: match.start()] + word + text[match.end() :])
    return f"{match[0]!r} to {word!r} in {project.named(path)}"


@edit
def change_day(project: Edited) -> str:
    return _replaced(project, _DAY, _DAYS)


@edit
def change_status(project: Edited) -> str:
    return _replaced(project, _STATUS, _STATUSES)


@edit
def change_reference(project: Edited) -> str:
    ids = sorted({i for path in project.records() for i in _ID.findall(project.text(path))})
    return _replaced(project, _ID, (*project.chance.sample(ids, 3), "RSK-9999"))


@edit
def change_field(project: Edited) -> str:
    path = project.some_record()
    text = project.text(path)
    found = list(_FIELD.finditer(text))
    if not found:
        return "nothing"
    match = project.chance.choice(found)
    word = project.chance.choice(_WORDS)
    project.write(path, f"{text[: match.end()]} {word}{text[match.end() :]}")
    return f"{word!r} behind {match[0]!r} in {project.named(path)}"


@edit
def drop_line(project: Edited) -> str:
    path = project.some_record()
    lines = project.text(path).splitlines(keepends=True)
    gone = lines.pop(project.chance.randrange(len(lines))) if lines else ""
    project.write(path, "".join(lines))
    return f"{gone!r} out of {project.named(path)}"


@edit
def add_line(project: Edited) -> str:
    """Lines above move all findings below."""
    path = project.some_record()
    lines = project.text(path).splitlines(keepends=True)
    lines.insert(project.chance.randrange(len(lines) + 1), "# a comment\n")
    project.write(path, "".join(lines))
    return project.named(path)


@edit
def suppress(project: Edited) -> str:
    path = project.some_record()
    lines = project.text(path).splitlines(keepends=True)
    rule = project.chance.choice(("DOC", "RSK002", "REF001", "ALL", "WRD", "XYZ9"))
    lines.insert(
        project.chance.randrange(len(lines) + 1),
        f"# clausebook: ignore[{rule}] known (until 2027-01-01)\n",
    )
    project.write(path, "".join(lines))
    return f"{rule} in {project.named(path)}"


@edit
def break_yaml(project: Edited) -> str:
    path = project.some_record()
    text = project.text(path)
    at = project.chance.randrange(len(text) + 1)
    what = project.chance.choice((": {", "\t", "\x00", "\ufeff", "\u202e", "- ", "&a *a"))
    project.write(path, text[:at] + what + text[at:])
    return f"{what!r} in {project.named(path)}"


@edit
def other_bytes(project: Edited) -> str:
    path = project.some_record()
    path.write_bytes(b"\xff" + path.read_bytes())
    return project.named(path)


@edit
def add_file(project: Edited) -> str:
    """A copy repeats ids."""
    path = project.some_record()
    name = project.chance.choice(("copy.yaml", "docs.md", "deep/er/copy.yaml", "a.txt"))
    project.write(path.parent / name, project.text(path))
    return f"{name} of {project.named(path)}"


@edit
def delete_file(project: Edited) -> str:
    path = project.some_record()
    path.unlink()
    return project.named(path)


@edit
def rename_file(project: Edited) -> str:
    path = project.some_record()
    target = path.with_name(f"{project.chance.choice('abz')}-{path.name}")
    path.replace(target)
    return f"{project.named(path)} to {target.name}"


@edit
def swap_files(project: Edited) -> str:
    """Two files change places, with their times."""
    one, other = project.some_record(), project.some_record()
    if one != other and one.suffix == other.suffix:
        beside = one.with_name("beside")
        one.replace(beside)
        other.replace(one)
        beside.replace(other)
    return f"{project.named(one)} and {project.named(other)}"


@edit
def move_record(project: Edited) -> str:
    registers = [path for path in project.records() if _ENTRY.search(project.text(path))]
    if not registers:
        return "nothing"
    source, target = project.chance.choice(registers), project.chance.choice(registers)
    head, *entries = _ENTRY.split(project.text(source))
    entry = entries.pop(project.chance.randrange(len(entries)))
    project.write(source, "".join([head, *entries]))
    project.write(target, project.text(target).rstrip("\n") + "\n" + entry)
    return f"{entry.splitlines()[0]} from {project.named(source)} to {project.named(target)}"


@edit
def touch(project: Edited) -> str:
    path = project.some_record()
    os.utime(path)
    return project.named(path)


@edit
def same_size_and_time(project: Edited) -> str:
    """A change that keeps size and time, as an archive that is unpacked can make it."""
    path = project.some_record()
    data = path.read_bytes()
    found = path.stat()
    place = data.find(b"e", project.chance.randrange(len(data) + 1))
    if place >= 0:
        path.write_bytes(data[:place] + b"a" + data[place + 1 :])
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    return project.named(path)


@edit
def link(project: Edited) -> str:
    path, target = project.some_record(), project.some_record()
    path.unlink()
    path.symlink_to(project.chance.choice((target, path.parent, path, project.root.parent / "x")))
    return f"{project.named(path)} is a link"


@edit
def remove_links(project: Edited) -> str:
    for path in sorted((project.root / "policies").rglob("*")):
        if path.is_symlink():
            path.unlink()
    return "all"


@edit
def folder_with_the_name_of_a_file(project: Edited) -> str:
    place = project.root / "policies" / "folder.yaml"
    if place.exists():
        place.rmdir()
    else:
        place.mkdir()
    return project.named(place)


@edit
def evidence(project: Edited) -> str:
    folder = project.root / "evidence"
    found = sorted(folder.glob("*"))
    if found and project.chance.random() < 0.5:
        found[0].unlink()
        return f"{found[0].name} gone"
    project.write(folder / "2026-02-11-minutes.txt", str(project.chance.random()))
    return "written anew"


@edit
def configure(project: Edited) -> str:
    """Settings stand above tables."""
    setting = project.chance.choice(_SETTINGS)
    project.write(project.root / "clausebook.toml", f"{CONFIGURATION}{setting}")
    return setting


@edit
def overlay(project: Edited) -> str:
    what = project.chance.choice((OVERLAY, OVERLAY.replace('"Gauge"', '"Measure"'), "{"))
    project.write(project.root / "overlay" / "7.1.5" / "gauge.schema.json", what)
    gauge = 'id: GAU-0001\nkind: gauge\ntitle: A\nstatus: draft\nversion: "0.1"\nowner: ROL-0001\n'
    project.write(project.root / "policies" / "gauge.yaml", gauge)
    project.write(project.root / "clausebook.toml", f'{CONFIGURATION}schemas = ["overlay"]\n')
    return what[:40]


@edit
def own_rule(project: Edited) -> str:
    hint = project.chance.choice(("publish it", "write classification: public", ""))
    text = HOUSE_RULE.replace("write classification: public", hint)
    project.write(project.root / "rules" / "house.yaml", text)
    own = 'own-rules = ["rules/house.yaml"]\n'
    project.write(project.root / "clausebook.toml", f"{CONFIGURATION}{own}")
    return hint


@edit
def commit(project: Edited) -> str:
    project.git.commit("some more", None, "--no-verify")
    return project.git.head[:8]


@edit
def look_at_another_commit(project: Edited) -> str:
    how = project.chance.choice(("HEAD~1", "main", "HEAD"))
    name = f"side-{project.git.day}-{len(project.done)}"
    return project.git("checkout", "-q", "-f", "-b", name, how, fails=True)


@edit
def amend(project: Edited) -> str:
    project.git(
        "commit", "-q", "--amend", "--no-edit", "--date", "2026-02-03T12:00:00Z", fails=True
    )
    return project.git.head[:8]


@edit
def mailmap(project: Edited) -> str:
    name = project.chance.choice(("Ada Lovelace", "Ada Byron"))
    project.write(project.root / ".mailmap", f"{name} <lovelace@example.com> <ada@example.com>\n")
    return name


@edit
def begin_anew(project: Edited) -> str:
    """Faults pile up; now and then all is as it was, links and strangers included."""
    project.git("checkout", "-q", "-f", "main", fails=True)
    project.git("clean", "-q", "-f", "-d", fails=True)
    return "main"


@edit
def another_day(project: Edited) -> str:
    project.day = project.chance.choice(_DAYS)
    return project.day
