"""Knowledge that is stored, and neither used, shared nor kept up."""

from collections.abc import Iterator

from clausebook.analysis.actions import actions_of
from clausebook.analysis.days import is_past
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule

_USES = {
    "used": ("applied", "applied_in"),
    "shared": ("shared", "shared_in"),
}


@rule("RES004", basis="practice", severity="info", since="0.2", clauses="7.1.6")
def idle_knowledge(corpus: Corpus, *, compared_within: str = "24 months") -> Iterator[Finding]:
    """Knowledge is stored, but not used, not shared, in too few heads or not kept up.

    What one person knows leaves with that person, and what lies in a folder serves no customer. The
    standard asks that the knowledge that is needed is determined, kept up and made available, and
    that it is compared with what will be needed; it asks for no record of it. So a list of
    knowledge is a free gift, and this rule only points at what in it could be better. Of live
    knowledge it is asked:

    - how or in which records it is applied (`applied`, `applied_in`), and how or where it is passed
      on (`shared`, `shared_in`, or a training that teaches it);
    - something is being done where fewer `heads` have it than needed (`heads_needed`), or where a
      `gap` is named: an action under `acquisition` that is not overdue, or a risk that it could be
      lost (`endangered_by`) for the heads;
    - it was compared with what will be needed within `compared_within` (24 months) of
      `gap_compared_on`, where such a day is given.

    ## Fails

    ```yaml
    KNW-0001:
      shared: null
    ```

    ## Fails

    ```yaml
    KNW-0001:
      heads: 1
    ```

    ## Fails

    ```yaml
    KNW-0001:
      gap: Nobody knows how burners of hydrogen are set
    ```

    ## Fails

    ```yaml
    KNW-0001:
      gap_compared_on: 2024-03-12
    ```

    ## Passes

    ```yaml
    KNW-0001:
      heads: 1
      gap: Nobody knows how burners of hydrogen are set
      acquisition:
        - {what: Course of the maker of burners, owner: ROL-0002, due: 2026-11-30}
    ```
    """
    for knowledge in corpus.live("knowledge"):
        yield from _idle(corpus, knowledge)
        yield from _missing(corpus, knowledge)
        compared = knowledge.date("gap_compared_on")
        if compared is not None and is_past(compared, compared_within, corpus.today):
            yield Finding(
                knowledge.at("gap_compared_on"),
                f"{knowledge.id}, '{knowledge.title}', was last compared with what will be needed "
                f"on {compared}",
                "compare it again, and write down the day and the gap",
            )


def _idle(corpus: Corpus, knowledge: Record) -> Iterator[Finding]:
    missing = [
        use for use, fields in _USES.items() if not any(knowledge.has(field) for field in fields)
    ]
    if "shared" in missing and (
        corpus.unclear("training") or corpus.related(knowledge, "taught_in")
    ):
        missing.remove("shared")
    if missing:
        yield Finding(
            knowledge.at(),
            f"nothing says how {knowledge.id}, '{knowledge.title}', is {' or '.join(missing)}",
            "say it, as in applied: First step of each lot, or shared: Each new fitter sets three "
            "burners beside an old one",
        )


def _missing(corpus: Corpus, knowledge: Record) -> Iterator[Finding]:
    actions = list(actions_of(knowledge))
    if any(not action.is_overdue(corpus.today) for action in actions):
        return
    heads, needed = knowledge.whole("heads"), knowledge.whole("heads_needed")
    too_few = heads is not None and needed is not None and heads < needed
    if too_few and not knowledge.has("endangered_by"):
        yield Finding(
            knowledge.at("heads"),
            f"{knowledge.id}, '{knowledge.title}', is in {heads} of {needed} heads, and nothing is "
            "done about it",
            "plan it, as in acquisition: [{what: Second fitter taught, owner: ROL-0002, due: "
            "2026-11-30}]",
        )
    elif knowledge.has("gap"):
        yield Finding(
            knowledge.at("gap"),
            f"{knowledge.id}, '{knowledge.title}', has a gap, and nothing is done about it",
            "plan it, as in acquisition: [{what: Course of the maker, owner: ROL-0002, due: "
            "2026-11-30}]",
        )
