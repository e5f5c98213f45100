"""The edition under which the rules of this folder run."""

__all__ = ["EDITION"]

EDITION = "iso-9001-2026"
