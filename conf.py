"""The manual of this repository; see docs/guide for what can be set."""

extensions = ["clausebook.sphinxext"]
root_doc = "docs/index"
include_patterns = ["docs/**", "policies/**"]
