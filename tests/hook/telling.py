"""The command with one more rule, which tells what it sees of the past."""

import sys
from collections.abc import Iterator

from clausebook.cli import linting, main
from clausebook.corpus import Corpus
from clausebook.rules import Catalogue, Finding, builtin_rules, rule


@rule("DOC999", basis="house", severity="error", since="0.1")
def telling(corpus: Corpus) -> Iterator[Finding]:
    """How many versions a document has, and whether it stands in the base."""
    if corpus.past is None:
        return
    for path in sorted(corpus.documents):
        versions = len(corpus.past.versions(path))
        told = "in the base" if path in corpus.past.history.base else "new"
        yield Finding(corpus.place_of_absence(), f"{path}: versions {versions}, {told}")


if __name__ == "__main__":
    catalogue = Catalogue([*builtin_rules(), telling.rule])  # type: ignore[attr-defined]
    setattr(linting, "catalogue_of", lambda *_, **__: catalogue)  # noqa: B010 - it takes no other
    sys.exit(main())
