"""What a release says of the files, and whether they are still so."""
