"""Short forms that nothing explains, and words that the glossary forbids."""

import re
from collections import Counter
from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule
from clausebook.rules.wording._lexicon import lexicon
from clausebook.rules.wording._short_forms import explained_by, short_forms, slip_for
from clausebook.rules.wording._statement import Statement, in_use, own_statements
from clausebook.rules.wording._words import KNOWN_SHORT_FORMS, TRADE_SHORT_FORMS

_ANYWHERE = re.compile(r"\b[A-Z]{2,6}\b")
_NAMING = ("product", "provider", "equipment", "external-document")


@rule("WRD008", basis="guidance", severity="info", since="0.2", clauses="8.2.2")
def undefined_term(
    corpus: Corpus,
    *,
    allowed: tuple[str, ...] = (),
    trade_words: tuple[str, ...] = TRADE_SHORT_FORMS,
) -> Iterator[Finding]:
    """A requirement uses a short form that nothing explains, or a word that is not to be used.

    A reader who takes a short form for another, or a client for another than the customer, has
    another requirement. Told is a word of two to six capital letters that no term, no statement and
    no name of a product, provider, device or external document explains; each is told once, where
    it is used first. Told is also a word that a term lists under `forbidden_synonyms`. A word that
    the statements write in small letters too, Roman numbers, designations with a number (IP 67),
    the keywords of RFC 2119 (MUST, SHOULD, MAY) and what everybody knows (EU, ISO, PDF, USB) are
    not told.

    It is explained where it stands in brackets behind the words ("on time in full (OTIF)") or
    before them; where a statement has the words in a row with capitals, or at the beginning of the
    items of a list; or where a term has it as title, `abbreviation` or one of its forms. After a
    name it only describes ("the Acme CAD tool"). Terms that are written out are not told: whether a
    reader knows them cannot be seen. The clause asks that requirements be defined; a glossary is
    one way, so this is a note.

    Looked at are requirements under review or in force whose wording is the organization's own:
    `source` is `organization` or `customer_unstated`. What a customer, a law or an authority wrote
    is theirs to word. A record in another `language` than English is left alone.

    `allowed` are short forms that need no explanation here; `trade_words` are those of everyday
    use where products are developed (ACK, MVP): a list of one's own takes their place.

    ## Fails

    ```yaml
    REQ-0001:
      source: organization
      statement: The works shall keep an OTIF of at least 95 %.
    ```

    ## Fails

    ```yaml
    REQ-0001:
      source: organization
      statement: The works shall tell the client the day of delivery within 1 working day.
    GLO-0901:
      kind: glossary-term
      title: customer
      status: effective
      version: "1.0"
      owner: ROL-0002
      author: PSN-0002
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
      effective_on: 2026-02-01
      review_by: 2027-03-31
      definition: Somebody who receives what we supply, or could.
      forbidden_synonyms: [client]
    ```

    ## Passes

    ```yaml
    REQ-0001:
      source: organization
      statement: The works shall keep a share of deliveries on time in full (OTIF) of at least 95 %.
    ```
    """
    terms = [term for term in corpus.records("glossary-term") if in_use(corpus, term)]
    statements = list(own_statements(corpus))
    yield from _forbidden(statements, terms)
    if not corpus.unclear("glossary-term"):
        known = KNOWN_SHORT_FORMS | {*allowed, *trade_words} | _named(corpus, terms)
        yield from _unexplained(statements, known)


def _forbidden(
    statements: list[tuple[Record, Statement]], terms: list[Record]
) -> Iterator[Finding]:
    instead = {
        " ".join(form.lower().split()): term
        for term in terms
        for word in term.texts("forbidden_synonyms")
        for form in (word, f"{word}s")
    }
    accepted = tuple(word for term in terms for word in _words_for(term))
    forbidden = lexicon(tuple(instead), accepted)
    for requirement, statement in statements:
        for word in forbidden.find(statement):
            term = instead[word.lower()]
            yield Finding(
                requirement.at("statement"),
                f"'{word}' is not to be used for '{term.title}'",
                f"write '{term.title}', as {term.id} says",
                related=(("the term", term.at("forbidden_synonyms")),),
            )


def _unexplained(
    statements: list[tuple[Record, Statement]], known: frozenset[str]
) -> Iterator[Finding]:
    """Yield each short form once, where it is used first."""
    ordinary = {t.lower() for _, s in statements for t in s.tokens if not t.isupper()}
    first: dict[str, Record] = {}
    used: Counter[str] = Counter()
    explained = {*known}
    for requirement, statement in statements:
        shorts = [s for s in short_forms(statement) if s.lower() not in ordinary]
        if shorts or "(" in statement.vocabulary or ":" in statement.vocabulary:
            explained |= explained_by(statement, shorts)
        used.update(shorts)
        for short in shorts:
            first.setdefault(short, requirement)
    for short, requirement in first.items():
        if short not in explained:
            others = explained | {other for other in used if used[other] > used[short]}
            slip = slip_for(short, others)
            yield Finding(
                requirement.at("statement"),
                f"'{short}' is explained nowhere",
                (f"did you mean '{slip}'? Otherwise " if slip else "")
                + "write it out, or add a term with it, as in "
                f"{{kind: glossary-term, title: …, abbreviation: {short}}}",
            )


def _named(corpus: Corpus, terms: list[Record]) -> frozenset[str]:
    """Return the short forms that a term or a name holds."""
    texts = [record.title for record in corpus.records(*_NAMING)]
    texts += [word for term in terms for word in (*_words_for(term), term.text("abbreviation"))]
    return frozenset(short for text in texts for short in _ANYWHERE.findall(text.upper()))


def _words_for(term: Record) -> tuple[str, ...]:
    return (term.title, *term.texts("forms"), *term.texts("also"))
