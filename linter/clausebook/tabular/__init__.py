"""Records as a table that people edit elsewhere, and what comes back of it.

A sheet is a grid of cells with a row a record. Its first row holds the names of the fields and its
last column what each row was when it left, so that what comes back can be held against both that
and the records as they are now. XLSX and CSV are two ways to write the same grid.
"""
