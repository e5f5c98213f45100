"""``make messages``: renews the catalogues, and takes over translations from other files."""

import argparse
import sys
from collections import Counter
from pathlib import Path

from babel.messages.catalog import Catalog

from tests.messages.catalogues import CATALOGUES, faults, read, renewed, told_in, write
from tests.messages.extraction import messages


def main() -> int:
    """Renew each catalogue, and say what is left to be translated."""
    parser = argparse.ArgumentParser(prog="python -m tests.messages", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="catalogues to take translations from")
    parser.add_argument("--left", type=Path, help="write there what is not translated yet")
    parser.add_argument("--only", default="", help="of that, only what stands in files named so")
    arguments = parser.parse_args()
    found = messages()
    failed = False
    for place in sorted(CATALOGUES.glob("*/LC_MESSAGES/clausebook.po")):
        locale = place.parts[-3]
        known = [read(place)] if place.stat().st_size else []
        catalogue = renewed(found, [*known, *map(read, arguments.files)], locale)
        write(place, catalogue)
        told = [*faults(catalogue, found)]
        failed |= bool(told)
        sorts = Counter(one.partition(":")[0] for one in told)
        print(f"{locale}: {len(catalogue)} messages", *(f", {n} {s}" for s, n in sorts.items()))
        for one in told:
            if not one.startswith("not translated"):
                print(f"  {one}")
        if arguments.left:
            write(arguments.left, _left(catalogue, arguments.only))
    return int(failed)


def _left(catalogue: Catalog, only: str) -> Catalog:
    """Return what is not translated, to be filled in and given to this command."""
    left = Catalog(catalogue.locale)
    for message in catalogue:
        if (
            message.id
            and not all(told_in(message))
            and any(only in path for path, _ in message.locations)
        ):
            left.add(message.id, locations=message.locations, context=message.context)
    return left


if __name__ == "__main__":
    sys.exit(main())
