"""Formulas of customer-focused quality management: numbers in, frozen results out.

Nothing here knows of records. Import the module that holds the formula; each loads alone.

Units: a *share* lies between 0 and 1, a *percentage* between 0 and 100, a net score between -100
and 100 in points; a function's first line says which. Counts are whole numbers and are preferred
to shares, which cannot be checked. Confidence is a share, 0.95 unless said otherwise.

Input that cannot be (a negative count, more answers than people) raises ``ValueError`` with a
reason in plain words. What merely has no value yet (a share of nothing, limits of no points) is
None.
"""
