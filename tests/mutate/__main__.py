"""Breaks the example organisation in one place at a time and counts what the linter finds.

Run it as ``make mutate``; ``python -m tests.mutate --help`` tells the rest.
"""

import argparse
import sys

from tests.mutate.bench import Bench
from tests.mutate.example import open_example
from tests.mutate.operators import all_operators
from tests.mutate.report import share_found, table, told_of_the_untouched

WANTED = 0.97
"""The least share of the faults that must be found by the intended rule at the right record."""


def main() -> int:
    options = _parser().parse_args()
    bench = Bench(open_example())
    untouched = bench.untouched.diagnostics
    print("\n".join(told_of_the_untouched(untouched)))
    chosen = [o for o in all_operators() if not options.area or o.area in options.area]
    drawn = bench.draw(chosen, options.number, options.seed)
    outcomes = list(bench.judge(drawn))
    print("\n".join(table(outcomes)))
    return 1 if untouched or share_found(outcomes) < WANTED else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.mutate", description=__doc__)
    parser.add_argument("--number", type=int, default=450, help="faults to draw (450)")
    parser.add_argument("--seed", type=int, default=9001, help="seed of the draw (9001)")
    areas = tuple(dict.fromkeys(operator.area for operator in all_operators()))
    parser.add_argument("--area", action="append", choices=areas, help="draw from this area only")
    return parser


if __name__ == "__main__":
    sys.exit(main())
