"""`python -m procdesk`: the same as the command `procdesk`."""

from procdesk.cli import main

main()
