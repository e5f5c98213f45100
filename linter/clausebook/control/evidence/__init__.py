"""Records of what happened: where they stand, that they stay as they were, and until when."""
