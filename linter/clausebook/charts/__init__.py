"""Charts as inline SVG: drawn from plain data, the same bytes each time, without a script.

Colours come from CSS classes, so that dark mode and print can change them; attributes beside them
hold for programs that read no style sheet inside SVG. No colour stands alone: words, numbers or
patterns say the same. A page shows a table with the same numbers beside each chart.
"""
