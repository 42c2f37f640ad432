"""`python -m procdesk`: the same as the command `procdesk`."""

# Nothing but what Python has loaded already may be imported before the path is set right.
import os
import sys


def forget_working_directory() -> None:
    """Takes the working directory, where `python -m` looks for modules first, off the path again.

    It may be a content folder, and a `numpy.py` in there must not run. It stays where this program itself lies in it.
    """
    if sys.flags.safe_path:
        return
    try:
        here = os.getcwd()  # noqa: PTH109
    except OSError:
        # A folder that is gone holds no modules.
        return
    own = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    if sys.path[0] in ("", here) and here != own:
        del sys.path[0]


forget_working_directory()

from procdesk.cli import main  # noqa: E402

main()
