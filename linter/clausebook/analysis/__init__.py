"""Views over a corpus that several rules and pages share: pure, and read only.

A view is a value: frozen, sorted, without a reference to the place where it is shown.
"""
