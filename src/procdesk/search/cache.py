"""What was made last, kept so that one key's work serves the next."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class LruCache(Generic[Key, Value]):
    """Values by key; those asked for longest ago go when all together weigh more than `most`. For one thread."""

    def __init__(self, most: int, weigh: Callable[[Value], int] = lambda _: 1) -> None:
        """`weigh` says what a value counts, always the same."""
        self._weigh = weigh
        self._most = most
        self._kept: OrderedDict[Key, Value] = OrderedDict()
        self._weight = 0

    def get(self, key: Key, make: Callable[[Key], Value]) -> Value:
        """The value of a key, made by `make` where it is not kept."""
        kept = self._kept
        try:
            value = kept[key]
        except KeyError:
            return self._made(key, make)
        kept.move_to_end(key)
        return value

    def _made(self, key: Key, make: Callable[[Key], Value]) -> Value:
        kept = self._kept
        value = kept[key] = make(key)
        self._weight += self._weigh(value)
        while self._weight > self._most and len(kept) > 1:
            self._weight -= self._weigh(kept.popitem(last=False)[1])
        return value
