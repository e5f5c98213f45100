"""Rules about interested parties and what they require."""
