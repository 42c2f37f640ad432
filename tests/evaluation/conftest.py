"""The engine over a few processes that the tests of search use."""

from tests.search.conftest import sample

__all__ = ["sample"]
