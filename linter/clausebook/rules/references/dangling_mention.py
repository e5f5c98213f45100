"""A text that mentions a record or a clause that does not exist."""

import re
from collections.abc import Iterator

from clausebook.analysis.texts import texts_of
from clausebook.corpus import Corpus
from clausebook.record import Place
from clausebook.rules.references._suggestions import guess_id
from clausebook.rules.rule import Finding, rule
from clausebook.schema import nearest
from clausebook.text import Location, Position, Span

_MARK = "{qms:"
_ROLE = re.compile(r"\{qms:(?P<role>record|clause)\}`(?:[^`<]*<)?(?P<target>[^`<>]+?)>?`")


@rule(
    "REF101",
    basis="integrity",
    severity="error",
    since="0.1",
    clauses="7.5.3.2 a",
    parent="REF001",
)
def dangling_mention(corpus: Corpus) -> Iterator[Finding]:
    """A text mentions a record or a clause that does not exist.

    Prose refers by roles, as in ``{qms:record}`RSK-0001` ``. In the manual such a mention is a
    link; one that leads nowhere would otherwise be noticed only when the manual is published.
    Texts of live and of unfinished records are looked at alike.

    ## Fails

    ```yaml
    DEC-0001:
      title: "Second maker qualified, see {qms:record}`RSK-0777`"
    ```

    ## Fails

    ```yaml
    DEC-0001:
      title: "Second maker qualified for {qms:clause}`8.4.9`"
    ```

    ## Passes

    ```yaml
    DEC-0001:
      title: "Second maker qualified, see {qms:record}`the risk <RSK-0001>` and {qms:clause}`8.4.1`"
    ```
    """
    # Looking for one letter first costs next to nothing, and most documents do not have it.
    paths = {d.path for d in corpus.documents.values() if "`" in d.text and _MARK in d.text}
    if not paths:
        return
    unread = corpus.unread_ids
    for where, target, role in _mentions(corpus, paths):
        if role == "record" and target not in corpus.by_id and target not in unread:
            yield _finding(where, "record", target, guess_id(target, corpus.by_id))
        elif role == "clause" and target not in corpus.edition.clauses:
            yield _finding(where, "clause", target, nearest(target, corpus.edition.clauses))


def _mentions(corpus: Corpus, paths: set[str]) -> Iterator[tuple[Place | Location, str, str]]:
    for record in corpus.records():
        if record.path in paths:
            for text in texts_of(record):
                for match in _ROLE.finditer(text.value):
                    yield text.place, match["target"].strip(), match["role"]
    for path in sorted(paths):
        document = corpus.documents[path]
        lines = enumerate((document.body or "").splitlines(), start=document.body_line)
        for number, line in lines:
            for match in _ROLE.finditer(line):
                start, end = match.start("target") + 1, match.end("target") + 1
                span = Span(Position(number, start), Position(number, end))
                yield Location(path, span), match["target"].strip(), match["role"]


def _finding(where: Place | Location, what: str, target: str, guess: str | None) -> Finding:
    hint = f"did you mean {guess}?" if guess else f"name a {what} that exists"
    return Finding(where, f"the text mentions the {what} {target}, which does not exist", hint)
