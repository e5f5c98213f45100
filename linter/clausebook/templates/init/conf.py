"""Sphinx configuration: the repository is the manual."""

extensions = ["clausebook.sphinxext"]
root_doc = "docs/index"
include_patterns = ["docs/**", "policies/**"]
