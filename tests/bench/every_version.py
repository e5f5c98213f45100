"""The command with one more rule, which asks for the facts about every version there ever was."""

import sys
from collections.abc import Iterator

from clausebook.cli import linting, main
from clausebook.control.facts import facts_of_versions
from clausebook.corpus import Corpus
from clausebook.rules import Catalogue, Finding, builtin_rules, rule


@rule("DOC999", basis="house", severity="warning", since="0.1")
def every_version(corpus: Corpus) -> Iterator[Finding]:
    """A version that cannot be read, which is none of the bench."""
    if corpus.past is None:
        return
    versions = corpus.past.history.versions.values()
    asked = [version for of_one in versions if len(of_one) > 1 for version in of_one]
    for content_id, facts in facts_of_versions(corpus.past, asked).items():
        if not facts.id:
            yield Finding(corpus.place_of_absence(), f"{content_id} cannot be read")


if __name__ == "__main__":
    catalogue = Catalogue([*builtin_rules(), every_version.rule])  # type: ignore[attr-defined]
    setattr(linting, "catalogue_of", lambda *_, **__: catalogue)  # noqa: B010 - it takes no other
    sys.exit(main())
