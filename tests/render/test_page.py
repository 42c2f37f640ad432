"""A page: the answer, the cards, the rest in the order of the call."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from procdesk.content.guide import Place, parse_guide
from procdesk.content.parser import read_file, read_source
from procdesk.model import Department, DepartmentCard, Process
from procdesk.render.page import Page, build_page
from procdesk.resources import sample_content
from tests.render.safe import faults

HANDBOOK = Path(__file__).parents[3] / "shared" / "corpora" / "18f-handbook"
DEPARTMENT = Department("facturacion", (DepartmentCard("en", "Billing"), DepartmentCard("es", "Facturación")))
TEXT = """---
title: A duplicate charge
---
The introduction.
## Say this
I am *checking* it now.
## Do not promise
- A date.
## Ask first
- Which charge?
## You can decide
- Up to 30 €
## Why it works this way
Because of `this`:

    - indented code
## Guide
### Is it twice?
Look at it:
- [Yes](#is-it-paid)
- [No](other.en.md)
### Is it paid?
```
# not a heading
```
## Hand over
- To: Billing
  Have ready: the contract
  Tell the customer: "We call you."
## What happens next
1. **Billing** checks. (1 day)
"""


def page_of(text: str, path: str = "facturacion/cobro.en.md", **options: float) -> Page:
    write_up = read_source(path, text.encode(), None).write_up
    assert write_up
    return build_page(Process(write_up.id, (write_up,)), write_up.lang, DEPARTMENT, **options)


def test_the_answer_stands_first() -> None:
    page = page_of(TEXT)
    assert (page.say_heading, page.say) == ("Say this", "<p>I am <em>checking</em> it now.</p>")
    assert (page.department, page.languages, page.plain) == ("Billing", ("en",), False)


def test_the_cards_have_one_order_whatever_the_file_has() -> None:
    assert [(card.key, card.heading) for card in page_of(TEXT).cards] == [
        ("decide", "You can decide"),
        ("ask", "Ask first"),
        ("avoid", "Do not promise"),
    ]


# What the window cannot show in a better form: links in steps and labels, and a question that nothing leads to.
UNREAD = (
    TEXT.replace("## Hand over", "### Is it late?\nWait.\n## Hand over")
    .replace("the contract", "[the form](form.en.md)")
    .replace("checks. (1 day)", "[checks](form.en.md). (1 day)")
)


def headings_of(page: Page) -> list[tuple[int, str]]:
    return [(entry.level, entry.text) for entry in page.outline]


def test_what_the_window_shows_in_a_better_form_is_not_repeated_in_the_body() -> None:
    page = page_of(TEXT)
    assert headings_of(page) == [(2, "Why it works this way")]
    for words in ("Is it twice?", "Have ready", "checks.", "checking", "Which charge?"):
        assert words not in page.body


def test_what_could_not_be_shown_whole_stands_last_in_the_body_as_it_was_written() -> None:
    page = page_of(UNREAD)
    assert headings_of(page) == [
        (2, "Why it works this way"),
        (2, "What happens next"),
        (2, "Hand over"),
        (2, "Guide"),
        (3, "Is it twice?"),
        (3, "Is it paid?"),
        (3, "Is it late?"),
    ]
    for words in ("Is it twice?", "checks</a>", "the form</a>"):
        assert words in page.body


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("## What happens next\n1. **Billing** checks [this](other.en.md). (1 day)", "this</a>"),
        ("## What happens next\n1. **Billing** checks https://example.org. (1 day)", "example.org"),
        ("## What happens next\n1. **Billing** checks. (1 day)\n   - the amount\n   - the date", "the amount"),
        ("## What happens next\n1. **Billing** checks. (1 day)\n\nThen the bank waits.", "the bank waits"),
        ("## What happens next\nThe bank waits.", "The bank waits."),
        ("## Hand over\n- To: Billing\n  Have ready: [the form](form.en.md)", "the form"),
        ("## Hand over\n- To: Billing\n\nNever at night.", "Never at night."),
        ("## Hand over\nRing them.", "Ring them."),
        ("## Guide\n### A\n- [x](#b)\n### B\nEnd.\n### C\nNobody comes here.", "Nobody comes here."),
        ("## Guide\nSee for yourself.", "See for yourself."),
        ("## Say this\nHello.\n## Say this\nOr good morning.", "Or good morning."),
        ("## Ask first\n- Who?\n## Ask first\n- When?", "When?"),
    ],
)
def test_nothing_that_was_written_is_lost(section: str, words: str) -> None:
    assert words in page_of(f"# A\n\nX.\n\n{section}").body


@pytest.mark.parametrize(
    ("section", "left"),
    [
        ("## What happens next\nIt depends.\n\n1. **Billing** checks. (1 day)\n\nThen *wait*.", "<p>It depends.</p>"),
        ("## Hand over\nOnly by telephone.\n\n- To: Billing\n  Have ready: the form", "<p>Only by telephone.</p>"),
        ("## Guide\nBegin with [this](other.en.md).\n### A\n- [x](#b)\n### B\nEnd.", "this</a>.</p>"),
    ],
)
def test_only_what_stands_around_steps_labels_and_questions_is_left_in_the_body(section: str, left: str) -> None:
    page = page_of(f"# A\n\nX.\n\n{section}")
    assert left in page.body
    assert len(page.outline) == 1
    for words in ("Billing", "checks", "the form", "End."):
        assert words not in page.body


@pytest.mark.parametrize("lang", ["es", "en"])
def test_no_page_of_the_sample_repeats_what_its_cards_show(lang: str) -> None:
    seen = 0
    for file in sorted(sample_content().rglob(f"*.{lang}.md")):
        write_up = read_file(sample_content(), file.relative_to(sample_content()).as_posix(), None).write_up
        if write_up is None:
            continue
        page = build_page(Process(write_up.id, (write_up,)), lang, DEPARTMENT)
        shown = [step.text for step in write_up.journey]
        shown += [words for over in write_up.hand_overs for words in (over.tell, over.if_nobody)]
        shown += [question.heading for question in write_up.guide]
        body = unescape(re.sub(r"<[^>]*>", "", page.body))
        assert [words for words in shown if words and words in body] == [], write_up.path
        seen += 1
    assert seen == 80


def test_a_link_to_a_heading_that_is_not_in_the_body_names_the_section_it_leads_to() -> None:
    page = page_of(TEXT)
    assert page.elsewhere == {
        "say-this": "say",
        "ask-first": "ask",
        "you-can-decide": "decide",
        "do-not-promise": "avoid",
        "what-happens-next": "journey",
        "hand-over": "hand-over",
        "guide": "guide",
        "is-it-twice": "guide",
        "is-it-paid": "guide",
    }
    assert {"journey", "hand-over", "guide"}.isdisjoint(page_of(UNREAD).elsewhere.values())


def test_code_in_a_section_stays_code() -> None:
    body = page_of(UNREAD).body
    assert "<pre><code># not a heading\n</code></pre>" in body
    assert "<pre><code>- indented code\n</code></pre>" in body


def test_a_guide_leads_on() -> None:
    body = page_of(UNREAD).body
    assert '<li><a href="#is-it-paid">Yes</a></li>' in body
    assert '<a name="is-it-paid"></a>' in body
    assert '<li><a href="procdesk:facturacion/other">No</a></li>' in body


def test_a_hand_over_has_a_line_for_each_label() -> None:
    body = page_of(UNREAD).body
    assert "<li><strong>To:</strong> Billing<br>" in body
    assert "<strong>Have ready:</strong> <a href=" in body


def test_a_page_without_a_section_to_be_said_shows_its_first_paragraph() -> None:
    page = page_of("# A\n\nFirst *one*.\n\nSecond.")
    assert (page.say_heading, page.say) == ("", "<p>First one.</p>")


def test_a_page_in_another_language_is_shown_where_there_is_no_other() -> None:
    write_up = read_source("facturacion/cobro.es.md", b"## Que decir\nHola.", None).write_up
    assert write_up
    page = build_page(Process(write_up.id, (write_up,)), "en", DEPARTMENT)
    assert (page.write_up.lang, page.department) == ("es", "Facturación")


def test_a_page_beyond_the_limits_is_plain() -> None:
    page = page_of("<table><tr><td>" * 5)
    assert page.plain
    assert "&lt;table&gt;" in page.body


def test_a_hostile_part_makes_the_page_plain_and_leaves_the_others() -> None:
    page = page_of("## Say this\nHello *you*.\n## Ask first\n" + "[a](" * 2_400, time_limit_s=0.2)
    assert page.plain
    assert page.say == "<p>Hello <em>you</em>.</p>"
    assert page.cards[0].html.startswith("<p>[a]([a](")


@pytest.mark.parametrize(
    "heading", ["¿Qué día?", "Sí, idénticos", "A  b -- c", "`code` and *words*", "Año 2026 (n.º 3)"]
)
def test_page_and_guide_name_a_heading_alike(heading: str) -> None:
    page = page_of(f"## Guide\n### {heading}\ntext\n### {heading}\ntext")
    questions, _ = parse_guide(f"### {heading}\ntext\n### {heading}\ntext", Place("a.md", 1))
    plain = [entry.anchor for entry in page.outline if entry.level == 3]
    assert plain == [question.anchor for question in questions]


@pytest.mark.parametrize("root", [sample_content(), HANDBOOK], ids=["sample", "handbook"])
def test_every_page_of_a_real_folder_is_rendered(root: Path) -> None:
    if not root.is_dir():
        pytest.skip(f"{root} is not here")
    seen = 0
    for file in sorted(root.rglob("*.md")):
        write_up = read_file(root, file.relative_to(root).as_posix(), None).write_up
        if write_up is None:
            continue
        page = build_page(Process(write_up.id, (write_up,)), write_up.lang, DEPARTMENT)
        assert not page.plain, write_up.path
        for html in (page.say, page.body, *(card.html for card in page.cards)):
            assert faults(html) == [], write_up.path
            assert "{%" not in html.split("<code>")[0], write_up.path
        seen += 1
    assert seen > 100
