"""The messages of the manual: found in the code, and kept in the catalogues; ``make messages``."""
