"""Rules about the control of documents."""
