"""The states that documents and records had, and what they tell of versions."""
