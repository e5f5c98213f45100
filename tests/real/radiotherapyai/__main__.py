"""Runs the conversion as the command line says."""

from tests.real.radiotherapyai.conversion import main

main()
