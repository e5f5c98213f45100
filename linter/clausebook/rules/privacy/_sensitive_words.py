"""Words that tell something about a person which the law protects most."""

import re
from collections.abc import Iterator
from functools import lru_cache

from clausebook.rules.privacy._words import one_of, word_for, words_in

__all__ = ["may_hold_sensitive_word", "sensitive_words"]

_TOPICS = {
    "health": r"""
        pregnan(?:t|cy), diabet(?:es|ic), cancer, chemotherapy, HIV, wheelchair, epilep\w+
        asthma\w*
        dementia, alzheimer\w*, schizophren\w+, autis(?:m|tic), heart attack, sick leave
        mental illness
        alcoholics?, drug addict\w*, psychiatr\w+, handicapped
        disabled (?:person|people|customer|child\w*)
        schwanger\w*, krebskrank\w*, krebserkrank\w+, krebstherapie, zuckerkrank\w*, diabetiker\w*
        rollstuhl\w*, schwerbehinder\w+, epilepsie, demenz\w*, herzinfarkt, schlaganfall
        krankgeschrieben\w*, suchtkrank\w*
        (?:femme|est) enceinte, diab[ée]ti\w+, diab[èe]te, s[ée]ropositi\w+, fauteuil roulant
        handicap[ée]e?s?, embarazada, c[áa]ncer, silla de ruedas, discapacitad\w+
        incinta, tumore, sieropositiv\w+, sedia a rotelle
        zwanger\w*, kanker\w*, suikerziekte, rolstoel\w*, gehandicapt\w*
        w ci[ąa][żz]y, nowotw\w+, cukrzyc\w+, w[óo]zku inwalidzkim, niepe[łl]nospraw\w+, padaczk\w+
        """,
    "belief": r"""
        muslim\w*, moslem\w*, islamic, jew(?:s|ish)?, catholic\w*, protestants?, hindus?
        buddhist\w*
        atheist\w*, jehovah\w*, j[üu]disch\w*, katholi\w+, musulm\w+, jui(?:f|ve)s?, catholique\w*
        jud[íi][oa]s?, cat[óo]lic\w+, ebre[oai], cattolic\w+, moslims?, joods\w*, muzu[łl]ma\w+
        [żz]ydow\w+, katoli\w+
        """,
    "origin": r"""
        refugees?, asylum seekers?, ethnic\w*, fl[üu]chtling\w*, asylbewerber\w*, r[ée]fugi[ée]e?s?
        refugiad\w+, rifugiat\w+, vluchteling\w*, uchod[źz]c\w*
        """,
    "sexual life": r"""
        homosexual\w*, gays?, lesbians?, bisexual\w*, transgender\w*, transsexual\w*, homosexuell\w*
        schwuler?, lesbisch\w*, homosexuel\w*, omosessual\w+, homoseksu\w+
        """,
    "trade union": r"""
        trade union member\w*, union member\w*, shop steward\w*, gewerkschaftsmitglied\w*
        gewerkschafter\w*, syndiqu[ée]\w*, sindicalista\w*, sindacalista, vakbondslid
        """,
    "politics": r"party member\w*, parteimitglied\w*, communists?, kommunist\w*, neo-?nazi\w*",
    "convictions": r"""
        criminal record, convicted of, ex-?convict\w*, in prison, vorbestraft\w*, strafregister\w*
        casier judiciaire, antecedentes penales, strafblad
        """,
}
_NAMES = tuple(_TOPICS)
_PATTERN = re.compile(
    "|".join(rf"\b(?P<_{i}>{one_of(words)})\b" for i, words in enumerate(_TOPICS.values())),
    re.IGNORECASE,
)


_WORD = re.compile(r"[\w-]+")


def _telling(entry: str) -> str:
    """Return the longest word of an entry that is one word only: it is the least common."""
    return max(entry.split(" "), key=lambda word: ("(" not in word, len(word)))


_TELLING = word_for(
    "\n".join(_telling(entry) for words in _TOPICS.values() for entry in words_in(words))
)


def may_hold_sensitive_word(text: str) -> bool:
    """Whether the most telling word of an entry stands there; cheap, for texts repeat words."""
    return any(map(_is_telling, set(_WORD.findall(text))))


@lru_cache(maxsize=65536)
def _is_telling(word: str) -> bool:
    return _TELLING.search(word) is not None


def sensitive_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield each such word with what it tells about, such as health."""
    for match in _PATTERN.finditer(text):
        yield match[0], _NAMES[int((match.lastgroup or "_0")[1:])]
