"""Sound records in any number: the size and nesting of real ones, the same on every machine.

They follow their schemas and say what the rules ask for, as far as records of eight kinds can: a
linter that finds something all over the place would be timed at printing it.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

SEED = 20240607
AS_OF = date(2026, 11, 22)
"""The day on which the records are sound; their own days count back from it."""

PREFIXES = ("NED", "REQ", "PRC", "RSK", "CMP", "NCR", "KPI", "FBK")
_VOCABULARY = """
supplier delivery review process document control release customer requirement audit sensor
corrective action training record calibration measurement inspection batch traceability change
approval management product service design verification evidence the of and for with each before
after within by all is are be to in on at that this which owner interval threshold report plan
monitor evaluate maintain retain define establish implement deliver
"""
WORDS = _VOCABULARY.split()
THEMES = ("late_delivery", "wrong_reading", "documents", "installing", "delivery", "reading")
"""What complaints and feedback are about; there are risks about each."""

FIXED = {
    "roles.yaml": """\
id: ROL-000001
kind: role
title: Quality manager
status: draft
version: "1.0"
owner: ROL-000001
purpose: Keeps the quality management system running
""",
    "persons.yaml": """\
id: PSN-000001
kind: person
title: Q. M.
status: effective
version: "1.0"
owner: ROL-000001
approval: {by: PSN-000001, role: ROL-000001, on: 2026-10-02}
effective_on: 2026-10-05
name: Q. M.
roles:
  - role: ROL-000001
    from: 2020-01-01
personal_data:
  purpose: Show who answers for what
  basis: contract
""",
    "segments.yaml": """\
id: SEG-000001
kind: segment
title: Growers
status: draft
version: "1.0"
owner: ROL-000001
criteria: {needs: Water no more than the trees need}
""",
}


def identifier(index: int) -> str:
    """Return the id of the index-th record; kinds take turns."""
    return f"{PREFIXES[index % len(PREFIXES)]}-{index:06d}"


def record(index: int) -> str:
    """Return the index-th record as YAML, without what a file's header adds."""
    chance = random.Random(SEED * 1_000_003 + index)
    write = _WRITERS[PREFIXES[index % len(PREFIXES)]]
    lines = [f"id: {identifier(index)}", f"title: {_words(chance, 4, 8)}", *write(chance, index)]
    lines += ["history:", *_history(chance)]
    return "\n".join(lines) + "\n"


def write_corpus(folder: Path, count: int, per_file: int = 1) -> None:
    """Write a project of ``count`` records, ``per_file`` of one kind to a file, 500 files a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "clausebook.toml").write_text('name = "Benchmark"\n', encoding="utf-8")
    (folder / "policies").mkdir(exist_ok=True)
    for name, text in FIXED.items():
        (folder / "policies" / name).write_text(text, encoding="utf-8")
    files = _single(count) if per_file == 1 else _registers(count, per_file)
    for number, (name, text) in enumerate(files):
        place = folder / "policies" / f"{number // 500:04d}"
        if number % 500 == 0:
            place.mkdir(exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")


def _single(count: int) -> Iterator[tuple[str, str]]:
    for index in range(count):
        yield f"{identifier(index)}.yaml", f"kind: {_kind(index)}\n{_header(index)}{record(index)}"


def _registers(count: int, per_file: int) -> Iterator[tuple[str, str]]:
    number = 0
    for turn in range(len(PREFIXES)):
        indices = range(turn, count, len(PREFIXES))
        for start in range(0, len(indices), per_file):
            number += 1
            head = (
                f"id: REG-{number:06d}\nkind: register\nof: {_kind(turn)}\ntitle: Part {number}\n"
            )
            entries = "".join(_entry(record(i)) for i in indices[start : start + per_file])
            yield f"REG-{number:06d}.yaml", f"{head}{_header(turn)}records:\n{entries}"


def _entry(text: str) -> str:
    first, *rest = text.splitlines()
    return "".join([f"  - {first}\n", *(f"    {line}\n" for line in rest)])


def _kind(index: int) -> str:
    return (
        ["need", "requirement", "process", "risk", "complaint", "nonconformity", "kpi", "feedback"]
    )[index % len(PREFIXES)]


def _header(index: int) -> str:
    if PREFIXES[index % len(PREFIXES)] in ("CMP", "NCR", "FBK"):
        return 'status: open\nversion: "1.0"\nowner: ROL-000001\n'
    return (
        'status: effective\nversion: "1.0"\nowner: ROL-000001\n'
        "approval: {by: PSN-000001, role: ROL-000001, on: 2026-10-02}\n"
        "effective_on: 2026-10-05\nreview_by: 2030-12-31\n"
    )


def _need(chance: random.Random, index: int) -> list[str]:
    return [
        f"statement: {_words(chance, 12, 20)}",
        f"type: {chance.choice(['implicit', 'explicit', 'latent'])}",
        f"horizon: {chance.choice(['current', 'future'])}",
        f"importance: {chance.randint(0, 10)}",
        f"satisfaction: {chance.randint(0, 10)}",
        "evidence:",
        "  - method: field_observation",
        f"    on: {_day(chance)}",
        f"    source: {_words(chance, 4, 8)}",
        *_prose("job", chance, 2),
    ]


def _requirement(chance: random.Random, index: int) -> list[str]:
    return [
        f"statement: {_words(chance, 14, 24)}",
        "source: customer_stated",
        f"source_reference: {_words(chance, 3, 6)}",
        *_list("needs", [identifier(index - 1)]),
        *_list("fulfilled_by", [_earlier(chance, index, 2)]),
        "criterion:",
        f"  measure: {_words(chance, 4, 7)}",
        '  operator: "≥"',
        f"  value: {chance.randint(50, 99)}",
        '  unit: "%"',
        "verified_by:",
        f"  - method: {_words(chance, 4, 8)}",
        "    interval: 12 months",
        f"    last_on: {_day(chance)}",
        "    result: pass",
        f"    evidence: https://dms.example.com/doc/{index}",
        *_prose("rationale", chance, 2),
    ]


def _process(chance: random.Random, index: int) -> list[str]:
    return [
        f"purpose: {_words(chance, 8, 14)}",
        "inputs:",
        f"  - what: {_words(chance, 2, 4)}",
        f"    from: {_supplier(chance, index)}",
        "outputs:",
        f"  - what: {_words(chance, 2, 4)}",
        "    to: SEG-000001",
        *_list("criteria", [_words(chance, 5, 9) for _ in range(2)]),
        *_list("methods", [_words(chance, 5, 9) for _ in range(2)]),
        *_list("resources", [_words(chance, 2, 4) for _ in range(2)]),
        *_list("responsible", ["ROL-000001"]),
        *_list("measured_by", [_earlier(chance, index, 6)]),
        "evaluation:",
        f"  how: {_words(chance, 4, 6)}",
        f"improvement: {_words(chance, 4, 6)}",
        *_prose("description", chance, 1),
    ]


def _risk(chance: random.Random, index: int) -> list[str]:
    return [
        "reviewed_on: 2026-10-01",
        f"category: {THEMES[index // len(PREFIXES) % len(THEMES)]}",
        f"cause: {_words(chance, 7, 12)}",
        f"event: {_words(chance, 7, 12)}",
        f"effect: {_words(chance, 7, 12)}",
        "affects:",
        f"  conformity: [{identifier(index - 2)}]",
        f"  satisfaction: [{_earlier(chance, index, 0)}]",
        "source:",
        "  type: provider",
        f"inherent: {{likelihood: {chance.randint(3, 5)}, consequence: {chance.randint(1, 5)}}}",
        "controls:",
        f"  - what: {_words(chance, 5, 9)}",
        "    state: implemented",
        f"    process: {identifier(index - 1)}",
        f"    evidence: https://dms.example.com/doc/{index}",
        "treatment:",
        "  option: change_likelihood",
        f"  reason: {_words(chance, 8, 14)}",
        "  actions:",
        f"    - what: {_words(chance, 5, 9)}",
        "      owner: ROL-000001",
        "      due: 2030-06-30",
        f"      evaluation: {_words(chance, 4, 8)}",
    ]


def _complaint(chance: random.Random, index: int) -> list[str]:
    received = date.fromisoformat(_day(chance))
    return [
        f"received_on: {received}",
        f"acknowledged_on: {received + timedelta(days=1)}",
        "due: 2030-01-31",
        "channel: phone",
        f"pseudonym: Customer {index}",
        f"remedy_sought: {_words(chance, 3, 6)}",
        f"severity: {chance.choice(['low', 'medium', 'high'])}",
        f"category: {chance.choice(THEMES[:3])}",
        *_list("concerns", [_earlier(chance, index, 2)]),
        f"no_action_reason: {_words(chance, 5, 9)}",
        "personal_data:",
        "  purpose: Answer the complaint",
        "  basis: contract",
        "  delete_after: 2032-12-31",
        *_prose("description", chance, 2),
        "progress_notes:",
        f"  - on: {received + timedelta(days=4)}",
        f"    note: {_words(chance, 8, 14)}",
    ]


def _nonconformity(chance: random.Random, index: int) -> list[str]:
    return [
        *_prose("nature", chance, 3),
        f"detected_on: {_day(chance)}",
        "source:",
        "  type: complaint",
        f"  records: [{_earlier(chance, index, 4)}]",
        "breached:",
        f"  - requirement: {_earlier(chance, index, 1)}",
        f"containment: {_words(chance, 6, 10)}",
        f"correction: {_words(chance, 4, 8)}",
        f"consequences: {_words(chance, 8, 14)}",
        "action_needed:",
        "  needed: false",
        f"  reason: {_words(chance, 8, 14)}",
    ]


def _kpi(chance: random.Random, index: int) -> list[str]:
    points = [(month, chance.randint(80, 99)) for month in _last_months(6)]
    return [
        f"formula: {_words(chance, 6, 10)}",
        f"definition: {_words(chance, 5, 8)}",
        f"numerator: {_words(chance, 4, 7)}",
        f"denominator: {_words(chance, 4, 7)}",
        'unit: "%"',
        "direction: higher_is_better",
        "frequency: monthly",
        "analysis_frequency: quarterly",
        f"source: {_words(chance, 3, 6)}",
        "class: delivery",
        *_list("serves", [_earlier(chance, index, 2)]),
        "series:",
        *(
            line
            for month, count in points
            for line in (
                f'  - period: "{month}"',
                f"    numerator: {count}",
                "    denominator: 100",
            )
        ),
        *_prose("reading", chance, 1),
    ]


def _feedback(chance: random.Random, index: int) -> list[str]:
    received = date.fromisoformat(_day(chance))
    return [
        f"received_on: {received}",
        "channel: visit",
        "feedback_kind: weak_signal",
        "stage: use",
        f"theme: {chance.choice(THEMES[3:])}",
        "sentiment: negative",
        *_list("concerns", [_earlier(chance, index, 2)]),
        *_prose("text", chance, 3),
        f"analysed_on: {received + timedelta(days=14)}",
        *_prose("reading", chance, 2),
        "action:",
        f"  none_reason: {_words(chance, 8, 12)}",
    ]


_WRITERS = {
    "NED": _need,
    "REQ": _requirement,
    "PRC": _process,
    "RSK": _risk,
    "CMP": _complaint,
    "NCR": _nonconformity,
    "KPI": _kpi,
    "FBK": _feedback,
}


def _earlier(chance: random.Random, index: int, turn: int) -> str:
    """Return the id of a record of the kind whose turn that is, from the same or an earlier round."""
    round_ = index // len(PREFIXES)
    back = chance.randint(0, min(round_, 600))
    found = (round_ - back) * len(PREFIXES) + turn
    return identifier(found if found <= index else max(found - len(PREFIXES), turn))


def _supplier(chance: random.Random, index: int) -> str:
    """Return the id of a process of an earlier round, or of the customers, who come first."""
    round_ = index // len(PREFIXES)
    if not round_:
        return "SEG-000001"
    return identifier(index - chance.randint(1, min(round_, 600)) * len(PREFIXES))


def _words(chance: random.Random, least: int, most: int) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(least, most))).capitalize()


def _prose(name: str, chance: random.Random, sentences: int) -> list[str]:
    return [f"{name}: |", *(f"  {_words(chance, 8, 14)}." for _ in range(sentences))]


def _list(name: str, items: list[str]) -> list[str]:
    return [f"{name}:", *(f"  - {item}" for item in items)]


def _day(chance: random.Random) -> str:
    return str(AS_OF - timedelta(days=chance.randint(56, 356)))


def _last_months(count: int) -> list[str]:
    """Return the periods of the last whole months, the oldest first."""
    this_month = AS_OF.year * 12 + AS_OF.month - 1
    months = (divmod(this_month - back, 12) for back in range(count, 0, -1))
    return [f"{year}-{month + 1:02d}" for year, month in months]


def _history(chance: random.Random) -> list[str]:
    return [
        '  - version: "1.0"',
        f"    date: {_day(chance)}",
        f"    reason: {_words(chance, 4, 7)}",
    ]
