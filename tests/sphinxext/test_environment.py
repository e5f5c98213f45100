"""What Sphinx keeps between two builds: read at the beginning of each, and written at its end."""

import pytest

from tests.bench.corpus import AS_OF, write_corpus
from tests.sphinxext.conftest import CONF, Site

INDEX = """\
# Manual

```{toctree}
:glob:

../policies/**
```
"""
MOST_BYTES = 3000
"""For a page of a record of some 1 KB: the half are its words, which the search shows."""


def _bytes_kept(root, pages):
    """Return the size of the environment of so many pages, all of them in the navigation."""
    write_corpus(root, pages)
    site = Site(root)
    day = CONF.replace("2026-06-30", str(AS_OF))
    site.write({"conf.py": day, "docs/index.md": INDEX})
    site.build("dummy")
    return (root / "_build" / "doctrees-dummy" / "environment.pickle").stat().st_size


@pytest.mark.slow
def test_grows_by_the_same_with_each_page(tmp_path):
    few, more, most = (_bytes_kept(tmp_path / str(pages), pages) for pages in (20, 40, 80))
    first, second = (more - few) / 20, (most - more) / 40
    assert 0.9 < second / first < 1.1
    assert second < MOST_BYTES
