"""No chart is drawn whose numbers no test reads back and holds to the records."""

from importlib import import_module
from pathlib import Path

from tests.charts.test_drawings import drawing_functions


def test_every_chart_is_read_back_somewhere():
    folder = Path(__file__).parent
    modules = [
        import_module(f"tests.{folder.name}.{file.stem}")
        for file in sorted(folder.glob("test_*.py"))
        if file.name != Path(__file__).name
    ]
    tests = [value for module in modules for value in vars(module).values()]
    marked = [chart for test in tests for chart in getattr(test, "charts_read_back", ())]
    assert set(marked) == drawing_functions()
