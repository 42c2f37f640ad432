"""The README's pictures, taken of the real window on the sample company; `python -m tests.shots FOLDER`."""
