"""Every problem of a content folder: its level and the facts that its sentence needs."""

from __future__ import annotations

from typing import Final

from procdesk.model import Level, Problem

_ERROR = Level.ERROR
_WARNING = Level.WARNING

UNREAD: Final = frozenset(
    {
        *("front-matter-open", "front-matter-unopened", "front-matter-too-big", "yaml-broken", "yaml-alias"),
        *("toml-broken", "quote-open", "bracket-open", "missing-colon", "colon-in-value", "forbidden-start"),
        *("bad-indentation", "list-without-key", "binary", "file-unreadable"),
    }
)
"""The problems of a file of which a part could not be read, so that its page may lack something."""

CODES: Final[dict[str, tuple[Level, tuple[str, ...]]]] = {
    # The folder: what scanning finds.
    "folder-unreadable": (_ERROR, ("reason",)),
    "file-unreadable": (_ERROR, ("reason",)),
    "link-loop": (_WARNING, ("target",)),
    "link-outside": (_WARNING, ("target",)),
    "names-clash": (_ERROR, ("other",)),
    "bad-name": (_ERROR, ("name",)),
    "too-many-files": (_ERROR, ("limit",)),
    "copy-left-out": (_WARNING, ("original",)),
    "copy-differs": (_WARNING, ("original", "lines")),
    "copy-is-the-same": (_WARNING, ("original",)),
    "wrong-ending": (_WARNING, ("ending", "right_name")),
    "other-format": (_WARNING, ("ending",)),
    "second-company-file": (_WARNING, ("other",)),
    # The text: what decoding and the limits find.
    "binary": (_ERROR, ()),
    "not-utf-8": (_WARNING, ()),
    "double-encoded": (_WARNING, ()),
    "ends-in-nothing": (_WARNING, ()),
    "page-too-big": (_ERROR, ("limit",)),
    "line-too-long": (_ERROR, ("limit",)),
    "front-matter-too-big": (_ERROR, ("limit",)),
    "tables-too-deep": (_ERROR, ("limit",)),
    "blocks-too-deep": (_ERROR, ("limit",)),
    # The front matter.
    "front-matter-open": (_ERROR, ("last_line",)),
    "front-matter-unopened": (_ERROR, ()),
    "yaml-broken": (_ERROR, ()),
    "yaml-alias": (_ERROR, ("name",)),
    "toml-broken": (_ERROR, ()),
    "quote-open": (_ERROR, ()),
    "bracket-open": (_ERROR, ()),
    "missing-colon": (_ERROR, ("text",)),
    "no-space-after-colon": (_WARNING, ("text",)),
    "colon-in-value": (_ERROR, ()),
    "forbidden-start": (_ERROR, ()),
    "bad-indentation": (_ERROR, ()),
    "tab-indentation": (_WARNING, ()),
    "item-without-dash": (_WARNING, ("text",)),
    "list-without-key": (_ERROR, ("key",)),
    "brackets-above-list": (_WARNING, ()),
    "duplicate-key": (_ERROR, ("key", "first_line")),
    "misspelt-key": (_WARNING, ("key", "suggestion")),
    "bad-date": (_ERROR, ("key", "value")),
    "bad-interval": (_ERROR, ("key", "value")),
    "bad-weekend": (_ERROR, ("key", "value")),
    "bad-hour": (_ERROR, ("key", "value")),
    "bad-first-contact": (_ERROR, ("key", "value", "suggestion")),
    "bad-language": (_WARNING, ("key", "value")),
    "not-one-text": (_ERROR, ("key",)),
    "not-a-list": (_ERROR, ("key",)),
    "dates-reversed": (_ERROR, ("valid_from", "valid_until")),
    # The sections.
    "duplicate-section": (_WARNING, ("heading", "first_line")),
    "misspelt-section": (_WARNING, ("heading", "meant")),
    "near-section": (_WARNING, ("heading", "meant")),
    "heading-without-space": (_WARNING, ("heading",)),
    "no-answer": (_WARNING, ("heading",)),
    "foreign-placeholder": (_WARNING, ("written",)),
    "journey-without-steps": (_WARNING, ()),
    "step-in-step": (_WARNING, ("text",)),
    "step-without-number": (_WARNING, ("text",)),
    "step-without-department": (_WARNING, ("text",)),
    "step-without-time": (_WARNING, ("department",)),
    "unknown-unit": (_WARNING, ("time", "suggestion")),
    "range-reversed": (_WARNING, ("time", "suggestion")),
    "bad-time": (_WARNING, ("time",)),
    "guide-without-questions": (_WARNING, ()),
    "guide-dead-anchor": (_ERROR, ("anchor", "suggestion")),
    "guide-loop": (_WARNING, ("heading", "choice")),
    "guide-unreachable": (_WARNING, ("heading",)),
    "guide-dead-end": (_WARNING, ("heading",)),
    "outcome-rule-in-question": (_WARNING, ("line", "heading")),
    "outcome-unknown-timeline": (_WARNING, ("value", "suggestion")),
    "outcome-promise-value": (_WARNING, ("value",)),
    "outcome-without-answer": (_WARNING, ("heading",)),
    "outcome-undecided": (_WARNING, ("heading",)),
    "outcome-promises-dates": (_WARNING, ("written", "heading")),
    "outcome-unknown-department": (_WARNING, ("name", "suggestion")),
    "hand-over-without-to": (_WARNING, ()),
    "hand-over-empty": (_WARNING, ()),
    # procdesk.yaml.
    "company-not-a-mapping": (_ERROR, ()),
    "bad-synonyms": (_WARNING, ("value",)),
    # The whole folder: what the rules find.
    "duplicate-id": (_ERROR, ("id", "lang", "other")),
    "unknown-related": (_ERROR, ("id", "suggestion")),
    "unknown-complaint": (_ERROR, ("id", "suggestion")),
    "unknown-link": (_ERROR, ("target", "suggestion")),
    "unknown-guide-target": (_ERROR, ("target", "suggestion")),
    "unknown-placeholder": (_WARNING, ("written", "suggestion", "known")),
    "placeholder-without-journey": (_WARNING, ("written",)),
    "placeholder-without-time": (_WARNING, ("written", "line")),
    "unknown-step": (_WARNING, ("written", "step", "suggestion")),
    "bad-hours": (_WARNING, ("value", "suggestion")),
    "vague-hours": (_WARNING, ("value",)),
    "unknown-country": (_ERROR, ("value", "suggestion")),
    "unknown-region": (_ERROR, ("value", "country", "suggestion")),
    "no-calendar": (_WARNING, ()),
    "bad-crm-url": (_ERROR, ("value",)),
    "shared-code": (_WARNING, ("value", "other")),
    "unknown-department": (_WARNING, ("name", "suggestion")),
    "shared-phrase": (_WARNING, ("phrase", "other")),
    "few-phrases": (_WARNING, ("count", "wanted")),
    "verification-overdue": (_WARNING, ("verified", "due")),
    "never-verified": (_WARNING, ("interval_days",)),
    "no-longer-valid": (_WARNING, ("valid_until",)),
    "translation-missing": (_WARNING, ("lang",)),
    "translation-outdated": (_WARNING, ("original", "hash")),
}
"""Code -> (level, names of the facts), the complete list."""


def problem(code: str, path: str, line: int, /, **facts: str) -> Problem:
    """A problem with the level of its code. KeyError or TypeError where `CODES` does not list the code or the facts."""
    level, names = CODES[code]
    if set(names) != set(facts):
        raise TypeError(f"{code} takes the facts {names}, not {tuple(facts)}")
    return Problem(path, line, level, code, tuple((name, facts[name]) for name in names))
