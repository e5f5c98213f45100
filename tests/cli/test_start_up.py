"""What a command loads before it does anything: start-up is a feature, and modules are its price.

The budget is one of names and numbers, never of time. Of Python and of libraries the public names
are looked at, for the private ones differ from version to version; of Clausebook, how many modules
of each package are loaded. Whoever needs more raises the budget here, and says in the commit why.
"""

import time
from collections import defaultdict

import pytest

_ALWAYS = """
argparse collections contextlib copyreg enum functools gc gettext importlib itertools keyword operator
pkgutil re reprlib types typing warnings weakref
"""
_TOLD = """
ast bz2 copy dataclasses datetime dis errno fnmatch glob grp hashlib inspect ipaddress linecache locale lzma
math ntpath opcode pathlib pwd shutil string struct threading token tokenize unicodedata urllib zlib
"""
_READ = """
array base64 binascii bisect calendar contextvars cython_runtime decimal email json jsonschema_rs
numbers quopri random select selectors socket tomllib yaml
"""
ALWAYS = set(_ALWAYS.split())
"""What ``--version`` takes of others: that which finds commands and reads arguments."""
TOLD = ALWAYS | set(_TOLD.split())
"""With what dataclasses, paths and the usage of a command take: enough to tell findings."""
READ = TOLD | set(_READ.split())
"""With what PyYAML and jsonschema-rs take: enough to read and to check."""

SAYING = {"clausebook": 1, "clausebook.cli": 5}
HELPING = {"clausebook": 1, "clausebook.cli": 50}
"""The help names all commands, and each says itself what it does."""
TELLING_AGAIN = {
    "clausebook": 1,
    "clausebook.amendment": 1,
    "clausebook.cache_file": 1,
    "clausebook.cli": 14,
    "clausebook.diagnostic": 1,
    "clausebook.git": 18,
    "clausebook.history": 1,
    "clausebook.report": 1,
    "clausebook.reports": 8,
    "clausebook.text": 1,
    "clausebook.walk": 1,
    "clausebook.warm": 7,
}
WITHOUT_LIMIT = 10_000
"""For rules, and for what they ask: that there are many is no fault, since a lint runs them all."""
LISTING = {
    "clausebook": 1,
    "clausebook.amendment": 1,
    "clausebook.analysis": WITHOUT_LIMIT,
    "clausebook.cli": 11,
    "clausebook.control": 30,
    "clausebook.corpus": 1,
    "clausebook.diagnostic": 1,
    "clausebook.document": 18,
    "clausebook.edition": 1,
    "clausebook.engine": 8,
    "clausebook.history": 1,
    "clausebook.language": 5,
    "clausebook.past": 1,
    "clausebook.project": 1,
    "clausebook.record": 6,
    "clausebook.redline": 4,
    "clausebook.report": 1,
    "clausebook.reports": 7,
    "clausebook.rules": WITHOUT_LIMIT,
    "clausebook.schema": 6,
    "clausebook.statistics": WITHOUT_LIMIT,
    "clausebook.text": 1,
    "clausebook.walk": 1,
}
LINTING = {
    **LISTING,
    **TELLING_AGAIN,
    "clausebook.cache": 1,
    "clausebook.cli": 20,
    "clausebook.looking_back": 1,
    "clausebook.record": 7,
    "clausebook.warm": 12,
}


@pytest.fixture
def loaded(start):
    """Return the names of the modules that a command has loaded when it ends."""

    def loaded(*arguments: str) -> set[str]:
        code = (
            "import sys; before = set(sys.modules); from clausebook.cli import main; "
            f"code = main({list(arguments)!r}); "
            "print(*set(sys.modules) - before, file=sys.stderr); sys.exit(code)"
        )
        done = start(python=("-c", code))
        assert done.returncode == 0, done.stderr
        return set(done.stderr.decode().split())

    return loaded


def over_budget(modules, others, ours):
    """Return what is loaded beyond a budget: names of others, packages of ours with their modules."""
    packages = defaultdict(list)
    foreign = set()
    for name in sorted(modules):
        top, *below = name.split(".")
        if top == "clausebook":
            packages[".".join([top, *below[:1]])].append(name)
        elif not top.startswith("_"):
            foreign.add(top)
    return sorted(foreign - others) + [
        f"{len(names)} modules of {package}, not {ours.get(package, 0)}: {' '.join(names)}"
        for package, names in packages.items()
        if len(names) > ours.get(package, 0)
    ]


def test_to_say_the_version(loaded, empty):
    assert over_budget(loaded("--version"), ALWAYS, SAYING) == []


def test_to_say_what_can_be_done(loaded, empty):
    assert over_budget(loaded("--help"), TOLD, HELPING) == []


def test_to_list_the_rules(loaded, project):
    assert over_budget(loaded("rules"), READ, LISTING) == []


def test_to_lint(loaded, project):
    assert over_budget(loaded("lint"), READ, LINTING) == []


def test_to_tell_again_what_has_not_changed(loaded, project):
    for _ in range(5):  # what was written a moment ago is not trusted yet
        found = loaded("lint")
        if "clausebook.corpus" not in found:
            break
        time.sleep(0.5)
    assert over_budget(found, TOLD, TELLING_AGAIN) == []


def test_what_is_over_a_budget_is_named():
    modules = {"sphinx.util", "_io", "json", "clausebook.git.state", "clausebook.git", "clausebook"}
    assert over_budget(modules, {"json"}, {"clausebook": 1, "clausebook.git": 1}) == [
        "sphinx",
        "2 modules of clausebook.git, not 1: clausebook.git clausebook.git.state",
    ]
    assert over_budget(modules, {"json", "sphinx"}, {"clausebook": 1, "clausebook.git": 2}) == []
