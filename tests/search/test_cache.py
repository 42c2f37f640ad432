from __future__ import annotations

from procdesk.search.cache import LruCache


def test_what_was_asked_for_last_is_kept() -> None:
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return key * 2

    recent: LruCache[str, str] = LruCache(2)
    assert [recent.get(key, make) for key in "abaca"] == ["aa", "bb", "aa", "cc", "aa"]
    assert made == ["a", "b", "c"]
    assert recent.get("b", make) == "bb"
    assert made == ["a", "b", "c", "b"]


def test_one_heavy_value_drives_the_others_out_and_stays() -> None:
    made: list[int] = []

    def make(key: int) -> int:
        made.append(key)
        return key

    recent: LruCache[int, int] = LruCache(10, lambda value: value)
    assert [recent.get(key, make) for key in (3, 4, 50, 50, 3)] == [3, 4, 50, 50, 3]
    assert made == [3, 4, 50, 3]
