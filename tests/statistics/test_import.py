"""What importing the formulas loads: nothing of the linter, and nothing that is slow to start."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import clausebook.statistics

PACKAGE = Path(clausebook.statistics.__file__).parent
MODULES = sorted(
    f"clausebook.statistics.{path.stem}" for path in PACKAGE.glob("*.py") if path.stem != "__init__"
)


def loaded_by(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_formulas_stand_alone():
    assert len(MODULES) > 15
    found = loaded_by("\n".join(f"import {module}" for module in MODULES))
    own = {name for name in found if name.startswith("clausebook.")}
    assert own == {"clausebook.statistics", *MODULES}
    assert not found & {"numpy", "scipy", "statistics", "decimal", "fractions", "yaml"}


def test_only_another_confidence_loads_the_normal_distribution():
    code = "from clausebook.statistics.intervals import critical_value as z; z({})"
    assert "statistics" not in loaded_by(code.format("0.95"))
    assert "statistics" in loaded_by(code.format("0.9"))


def test_each_module_names_what_it_offers():
    for name in MODULES:
        module = __import__(name, fromlist=["*"])
        assert isinstance(module, ModuleType)
        defined = {
            key
            for key, value in vars(module).items()
            if getattr(value, "__module__", None) == name and not key.startswith("_")
        }
        assert defined <= set(module.__all__)
        for key in defined:
            assert getattr(module, key).__doc__, f"{name}.{key}"
