"""Interested parties by influence and interest."""

import pytest

from clausebook.analysis.interest_grid import interest_grid
from tests.corpora import corpus


def party(number: int, rest: str) -> str:
    return f"id: IPA-{number:04}\nkind: interested-party\nclass: customer\n{rest}"


def parties(*texts: str):
    return corpus({"p.yaml": "\n---\n".join(party(n, text) for n, text in enumerate(texts, 1))})


@pytest.mark.parametrize(
    ("influence", "interest", "care"),
    [
        (5, 3, "work closely with them"),
        (3, 2, "keep them content"),
        (2, 3, "keep them informed"),
        (2, 1, "keep an eye on them"),
    ],
)
def test_a_place_advises(influence, interest, care):
    (found,) = interest_grid(parties(f"influence: {influence}\ninterest: {interest}")).placed
    assert (found.influence, found.interest, found.care) == (influence, interest, care)


def test_those_who_weigh_most_come_first_and_the_others_are_told_apart():
    found = interest_grid(
        parties(
            "influence: 2\ninterest: 2",
            "influence: 4\ninterest: 5",
            "influence: 4",
            "influence: 5\ninterest: 5\nrelevant: false\nwhy: far away",
            "influence: 5\ninterest: 5\nstatus: obsolete",
        )
    )
    assert [one.party.id for one in found.placed] == ["IPA-0002", "IPA-0001"]
    assert [one.id for one in found.unrated] == ["IPA-0003"]
    assert [one.id for one in found.irrelevant] == ["IPA-0004"]


def test_an_empty_register_is_an_empty_grid():
    found = interest_grid(corpus({}))
    assert (found.placed, found.unrated, found.irrelevant) == ((), (), ())
