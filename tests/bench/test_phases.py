"""The figures on large numbers of records."""

import pytest

from tests.bench.corpus import write_corpus
from tests.bench.phases import exponent, measure, steep, table


def test_a_lint_is_measured_by_phases(tmp_path):
    write_corpus(tmp_path, 24)
    found = measure(tmp_path)
    assert list(found["cpu"]) == ["start", "read", "parse", "validate", "links", "rules"]
    assert all(cost >= 0 for cost in found["cpu"].values())
    assert {"RSK002", "REF001", "WRD001"} <= found["rules"].keys()
    assert found["files"] == sum(p.stat().st_size for p in tmp_path.rglob("*.yaml"))
    assert found["files"] / 3 < found["sent"] < 2 * found["files"]


@pytest.mark.parametrize(("more", "power"), [(20, 1), (200, 2), (2, 0)])
def test_an_exponent(more, power):
    assert exponent(1000, 2, 10_000, more) == pytest.approx(power)


def _measured(factor, **rules):
    cpu = {"start": 2, "read": 0, "parse": 1, "validate": 1, "links": 1, "rules": 5}
    return {
        "cpu": {
            name: cost if name == "start" else cost * factor or 0.1 for name, cost in cpu.items()
        },
        "receiving": factor,
        "memory": 50 * factor,
        "rules": rules,
    }


def test_ratios_and_a_million():
    found = {1000: _measured(1, A=1, B=1), 10_000: _measured(10, A=10, B=20)}
    assert table(found).splitlines() == [
        "| | 1,000 | 10,000 | exponent | 1,000,000 |",
        "| --- | --: | --: | --: | --: |",
        "| start: modules, rules, schemas | 0.20 | 0.20 | 0.00 | 0 |",
        "| read the bytes | 0.01 | 0.01 | 0.00 | 0 |",
        "| parse YAML | 0.10 | 0.99 | 1.00 | 99 |",
        "| validate, make records | 0.10 | 0.99 | 1.00 | 99 |",
        "| index, links | 0.10 | 0.99 | 1.00 | 99 |",
        "| rules | 0.50 | 4.95 | 1.00 | 495 |",
        "| receiving, where workers read | 0.10 | 0.99 | 1.00 | 99 |",
        "| memory at the peak | 1.00 | 10.00 | | 1000 |",
    ]
    assert list(steep(found)) == ["B grows with the exponent 1.30"]
