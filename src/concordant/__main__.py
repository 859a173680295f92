"""Lets ``python -m concordant`` run the command line."""

from concordant.interfaces.cli.main import main

main()
