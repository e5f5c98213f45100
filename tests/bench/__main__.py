"""Times the linter beside its floor and its peers on the same content, in interleaved runs.

Run it as ``make bench``. ``make bench BENCH="--records 1000 10000 100000 --per-file 1 100"`` is the
whole of it and takes hours; peers that are not installed are left out.
"""

import argparse
import re
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

from clausebook.cli.clock import current_day
from tests.bench.corpus import AS_OF, write_corpus
from tests.bench.growth import goals_of_growth
from tests.bench.manual import measure_manual
from tests.bench.peers import peers
from tests.bench.table import (
    FLOOR,
    LINT,
    ONE_CHANGED,
    TWO,
    UNCHANGED,
    VERSION,
    Measured,
    goals,
    lines,
    markdown,
)
from tests.bench.timing import Command, interleaved, median

_YOUNG = 0.2
"""Seconds after which a lint trusts the time of a file that was written."""
_BEGIN, _END = "## What was measured\n", "\n## "


def main() -> None:
    options = _parser().parse_args()
    if options.growth:
        print(*goals_of_growth(options.growth), sep="\n")
        return
    if options.manual:
        measure_manual(options.records)
        return
    series = []
    for records in options.records:
        for per_file in options.per_file:
            series.append(_measured(records, per_file, options))
            print(*lines(series[-1]), "", sep="\n", flush=True)
    print(*goals(series), sep="\n")
    if options.write is not None:
        _write(options.write, series, options.runs)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=[1000], help="how many (1000)")
    parser.add_argument("--per-file", type=int, nargs="+", default=[1], help="to a file (1)")
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each command (5)")
    parser.add_argument("--jobs", action="store_true", help="time two processes too")
    parser.add_argument("--warm", action="store_true", help="time lints that remember too")
    parser.add_argument("--no-peers", action="store_true", help="leave the peers out")
    parser.add_argument(
        "--growth", type=int, metavar="N", help="only watch the memory of N builds and N lints"
    )
    parser.add_argument("--manual", action="store_true", help="build manuals, each once, instead")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the tables into a page")
    return parser


def _measured(records: int, per_file: int, options: argparse.Namespace) -> Measured:
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        corpus = scratch / "corpus"
        write_corpus(corpus, records, per_file)
        commands = _commands(corpus, jobs=options.jobs)
        if options.warm:
            commands.update(_warm(corpus))
        if not options.no_peers:
            commands.update(peers(corpus, scratch, records, per_file))
        costs = interleaved(commands, options.runs)
    return Measured(records, per_file, {name: median(found) for name, found in costs.items()})


def _commands(corpus: Path, *, jobs: bool) -> dict[str, Command]:
    own = [sys.executable, "-m", "clausebook"]
    lint = [*own, "lint", "--no-cache", "--as-of", str(AS_OF)]
    found = {
        VERSION: Command([*own, "--version"], corpus),
        FLOOR: Command([sys.executable, "-m", "tests.bench.floor", str(corpus)], corpus),
        LINT: Command(lint, corpus),
    }
    if jobs:
        found[TWO] = Command([*lint, "--jobs", "2"], corpus)
    return found


def _warm(corpus: Path) -> dict[str, Command]:
    """Return lints with a memory; the first turn, which is not counted, fills it."""
    lint = [sys.executable, "-m", "clausebook", "lint", "--as-of", str(AS_OF)]
    place = min((corpus / "policies").rglob("*.yaml"))
    turns = count()

    def change() -> None:
        text = place.read_text(encoding="utf-8")
        changed = re.sub(
            "(?m)^( *)title: .*", rf"\1title: Delivery of batch {next(turns)}", text, count=1
        )
        place.write_text(changed, encoding="utf-8")
        time.sleep(_YOUNG)

    return {
        ONE_CHANGED: Command(lint, corpus, change),
        UNCHANGED: Command(lint, corpus),
    }


def _write(page: Path, series: list[Measured], runs: int) -> None:
    """Put the tables under their heading in a page, with the command and the day."""
    before, begin, rest = page.read_text(encoding="utf-8").partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not begin or not end:
        sys.exit(f"{page} has no place for the tables: a section '{_BEGIN.strip()}' before another")
    command = f'make bench BENCH="{" ".join(_told(sys.argv[1:]))}"'
    told = f"\n`{command}`, on {current_day()}, medians of {runs} interleaved runs:\n\n"
    page.write_text(f"{before}{begin}{told}{markdown(series)}{end}{after}", encoding="utf-8")


def _told(words: list[str]) -> list[str]:
    """Return the words of a command as they are to be repeated: without the page."""
    if "--write" not in words:
        return words
    at = words.index("--write")
    return [*words[:at], *words[at + 2 :]]


if __name__ == "__main__":
    main()
