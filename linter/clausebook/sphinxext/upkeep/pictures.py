"""Names of pictures in the output, whatever the order in which pages were read."""

from collections import defaultdict
from pathlib import PurePosixPath

from sphinx.environment import BuildEnvironment

__all__ = ["name_pictures", "pictures_by_page"]


def name_pictures(env: BuildEnvironment) -> None:
    """Name pictures by the order of their paths; Sphinx goes by the order of reading."""
    taken: set[str] = set()
    for path in sorted(env.images):
        pages, _ = env.images[path]
        name = _free_name(PurePosixPath(path), taken)
        taken.add(name)
        env.images[path] = (pages, name)
    env.images.__setstate__(taken)


def pictures_by_page(env: BuildEnvironment) -> dict[str, list[str]]:
    """Return the names of the pictures of each page."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(env.images):
        pages, name = env.images[path]
        for page in pages:
            found[page].append(name)
    return dict(found)


def _free_name(path: PurePosixPath, taken: set[str]) -> str:
    name, number = path.name, 0
    while name in taken:
        number += 1
        name = f"{path.stem}{number}{path.suffix}"
    return name
