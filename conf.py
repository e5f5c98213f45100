"""The manual of this repository; see docs/guide for what can be set."""

extensions = ["clausebook.sphinxext"]
root_doc = "docs/index"
include_patterns = ["docs/**", "policies/**"]
# The example organization is judged on the day that the Makefile names too.
clausebook_as_of = "2026-11-22"
