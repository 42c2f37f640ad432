"""The Markdown that people really write reads well."""

from __future__ import annotations

import re

import pytest

from procdesk.render.limits import render
from procdesk.render.markdown import MarkdownConverter


def html(text: str) -> str:
    """What a text becomes, without the line breaks between tags."""
    rendered = render(text, "a/b.md")
    assert not rendered.plain
    return re.sub(r"\s*\n\s*(?=<)|(?<=>)\s*\n\s*", "", rendered.html).strip()


CASES = {
    "a list right below a line of text": ("Text:\n- a\n- b", "<p>Text:</p><ul><li>a</li><li>b</li></ul>"),
    "a numbered list right below a line of text": ("Text:\n1. a\n2. b", "<p>Text:</p><ol><li>a</li><li>b</li></ol>"),
    "a year is no list": ("It was in\n1999. Then", "<p>It was in1999. Then</p>".replace("in1", "in\n1")),
    "an inner list by two blanks": ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
    "an inner list by four blanks": ("- a\n    - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
    "an inner list by a tab": ("- a\n\t- b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
    "other marks": ("* a\n+ b\n\n1) c", "<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>"),
    "a table right below a line of text": (
        "Text:\n| a |\n|---|\n| 1 |",
        "<p>Text:</p><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>",
    ),
    "code in a fence": ("```python\n- a <b> *c*\n```", "<pre><code>- a &lt;b&gt; *c*</code></pre>"),
    "code in a fence with options": ('```sh title="x" {1}\na\n```', "<pre><code>a</code></pre>"),
    "code in a fence that is never closed": ("~~~\n- a\n", "<pre><code>- a</code></pre>"),
    "indented code": ("Text:\n\n    - a *b*", "<p>Text:</p><pre><code>- a *b*</code></pre>"),
    "code in a list": (
        "1. a\n   ```\n   - b\n   ```\n2. c",
        "<ol><li><p>a</p><pre><code>- b</code></pre></li><li><p>c</p></li></ol>",
    ),
    "code in a quotation": ("> a\n> ```\n> - b\n> ```", "<blockquote><p>a</p><pre><code>- b</code></pre></blockquote>"),
    "a task list": ("- [ ] a\n- [x] b\n- [X] c", "<ul><li>☐ a</li><li>☑ b</li><li>☑ c</li></ul>"),
    "MkDocs' note": ("!!! note\n    Text", "<blockquote><p><strong>Note</strong></p><p>Text</p></blockquote>"),
    "MkDocs' note with a title": (
        '!!! warning "Ojo"\n    Text\n\nAfter',
        "<blockquote><p><strong>Ojo</strong></p><p>Text</p></blockquote><p>After</p>",
    ),
    "MkDocs' note without a title": ('!!! note ""\n    Text', "<blockquote><p>Text</p></blockquote>"),
    "MkDocs' folded note": ('??? tip "T"\n    Text', "<blockquote><p><strong>T</strong></p><p>Text</p></blockquote>"),
    "MkDocs' tab": ('=== "Web"\n    Text', "<blockquote><p><strong>Web</strong></p><p>Text</p></blockquote>"),
    "Docusaurus' note": (
        ":::tip\nText\n- a\n:::\nAfter",
        "<blockquote><p><strong>Tip</strong></p><p>Text</p><ul><li>a</li></ul></blockquote><p>After</p>",
    ),
    "Docusaurus' note with a title": (
        ":::tip[Do *this*]\nText\n:::",
        "<blockquote><p><strong>Do <em>this</em></strong></p><p>Text</p></blockquote>",
    ),
    "Obsidian's callout": ("> [!note]\n> Text", "<blockquote><p><strong>Note</strong></p><p>Text</p></blockquote>"),
    "Obsidian's folded callout with a title": (
        "> [!warning]- Ojo\n> Text",
        "<blockquote><p><strong>Ojo</strong></p><p>Text</p></blockquote>",
    ),
    "two notes in a row": (
        "> [!a]\n> b\n\n> [!c]\n> d",
        "<blockquote><p><strong>A</strong></p><p>b</p></blockquote><blockquote><p><strong>C</strong></p><p>d</p></blockquote>",
    ),
    "a comment": ("a\n\n<!-- b\n\n- c -->\n\nd <!-- e -->", "<p>a</p><p>d </p>"),
    "a comment in code": ("`<!-- a -->`", "<p><code>&lt;!-- a --&gt;</code></p>"),
    "a Liquid block": ('{% alert "Heads up!" %}\na\n{% endalert %}', "<p>Heads up!\na</p>"),
    "a Liquid tag in a line": ('Ask in {% slack_channel "help" %}.', "<p>Ask in help.</p>"),
    "a Liquid tag over lines": ('{% include "x.html"\n  steps: a.b %}\n\nText', "<p>Text</p>"),
    "a Liquid comment": ("a{% comment %}b{% endcomment %}c", "<p>ac</p>"),
    "a Liquid tag in code": ("`{% a %}`", "<p><code>{% a %}</code></p>"),
    "a Liquid link": ('[a]({% page "/b/#c" %})', '<p><a href="procdesk:b">a</a></p>'),
    "Jekyll's link": ("[a]({% link b/c.md %})", '<p><a href="procdesk:a/b/c">a</a></p>'),
    "Jekyll's base": ("[a]({{ site.baseurl }}/b/)", '<p><a href="procdesk:b">a</a></p>'),
    "Hugo's link": ('[a]({{< ref "b.md" >}})', '<p><a href="procdesk:a/b">a</a></p>'),
    "a name to fill in": ("Hello {{name}}", "<p>Hello {{name}}</p>"),
    "kramdown's attributes": ("Text\n{: .class #id}", "<p>Text</p>"),
    "attributes": ("[a](b.md){ .button target=_blank }", '<p><a href="procdesk:a/b">a</a></p>'),
    "Markdown in HTML": ('<div class="x" markdown="1">\n*a*\n</div>', "<div><p><em>a</em></p></div>"),
    "details": ("<details><summary>A</summary>b</details>", "<div><p><b>A</b></p>b</div>"),
    "a wiki link": (
        "[[b]] [[c|words]] [[d#e]]",
        "".join(
            ('<p><a href="procdesk:a/b">b</a> ', '<a href="procdesk:a/c">words</a> <a href="procdesk:a/d">d</a></p>')
        ),
    ),
    "a wiki link to a heading": ("[[#Qué día]]", '<p><a href="#que-dia">Qué día</a></p>'),
    "a wiki picture": ("![[b.png|300]]", '<p><img alt="b.png" src="content:a/b.png"></p>'),
    "struck and marked words": ("~~a~~ ==b==", "<p><del>a</del> <strong>b</strong></p>"),
    "a module": ("import Tabs from '@theme/Tabs';\n\nText", "<p>Text</p>"),
    "a sentence that begins with import": ("import the list", "<p>import the list</p>"),
    "snake case": ("a_b_c and *d*", "<p>a_b_c and <em>d</em></p>"),
    "a reference": ("[a][r] [r]\n\n[r]: b.md", '<p><a href="procdesk:a/b">a</a> <a href="procdesk:a/b">r</a></p>'),
    "an address in angle brackets": ("<https://a.example>", '<p><a href="https://a.example">https://a.example</a></p>'),
    "a forced line break": ("a  \nb", "<p>a<br>b</p>"),
    "an entity and an escape": ("&copy; \\*a\\*", "<p>© *a*</p>"),
    "a footnote whose note is elsewhere": ("a[^1].", "<p>a.</p>"),
    "Windows' line ends": ("- a\r\n- b\r\n", "<ul><li>a</li><li>b</li></ul>"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize("name", CASES)
def test_it_reads_well(name: str) -> None:
    text, wanted = CASES[name]
    assert html(text) == wanted


def test_a_heading_can_be_led_to() -> None:
    assert html("### ¿Qué día?\n\n[a](#que-dia)").startswith('<h3><a name="que-dia"></a>¿Qué día?</h3>')


def test_the_second_of_two_equal_headings_has_an_anchor_of_its_own() -> None:
    assert re.findall(r'name="([^"]*)"', html("### A\n\n### B\n\n### A")) == ["a", "b", "a-1"]


def test_a_heading_keeps_the_anchor_that_its_writer_gave_it() -> None:
    assert html("### A {#Mi-Ancla}") == '<h3><a name="a"></a><a name="mi-ancla"></a>A</h3>'


def test_a_footnote_and_its_mark_lead_to_one_another() -> None:
    found = html("a[^1]\n\n[^1]: The note.")
    assert '<a href="#fn1">1</a>' in found
    assert '<a name="fn1"></a>The note.' in found
    assert "↩" not in found


def test_notes_of_one_text_are_not_in_the_next() -> None:
    converter = MarkdownConverter()
    converter.to_html("a[^1]\n\n[^1]: The note.\n\n[r]: b.md", "a.md")
    assert converter.to_html("[r] *b*", "a.md") == "<p>[r] <em>b</em></p>"
