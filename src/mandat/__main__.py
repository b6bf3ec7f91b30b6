"""`python -m mandat`."""

from mandat.cli import main

main()
