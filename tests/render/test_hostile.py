"""Nothing that a file can hold does harm on a page: what is not allowed is gone, or harmless text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procdesk.render.limits import render
from procdesk.render.markdown import MarkdownConverter, plain_html
from tests.render.safe import faults

PAGE = "facturacion/cobro.es.md"

HOSTILE = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=http://evil/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\n>alert(1)",
    "<p onclick=alert(1)>text</p>",
    "<b onmouseover='alert(1)' style='position:fixed'>text</b>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><circle/></svg>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><image xlink:href='file:///etc/passwd'/></svg>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](javascript&colon;alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](&#x6A&#x61vascript:alert(1))",
    "[a](<java\tscript:alert(1)>)",
    "[a]( javascript:alert(1))",
    "<a href='java\nscript:alert(1)'>a</a>",
    "<a href='\x01javascript:alert(1)'>a</a>",
    "<a href=' &#14; javascript:alert(1)'>a</a>",
    "<a href='jav&#x09;ascript:alert(1)'>a</a>",
    "<javascript:alert(1)>",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "![a](data:image/png;base64,iVBORw0KGgo=)",
    "<img src='data:image/svg+xml,<svg onload=alert(1)>'>",
    "[a](vbscript:msgbox(1))",
    "[a](VBScript&#58;msgbox(1))",
    "[a](file:///etc/passwd)",
    "[a](FILE:/etc/passwd)",
    "![a](file:///etc/passwd.png)",
    "[a](//evil.example/x)",
    "![a](//evil.example/x.png)",
    "[a](/%2Fevil.example/x)",
    "<a href='\\\\evil\\share'>a</a>",
    "[a](\\\\\\\\evil\\share\\x.md)",
    "![a](\\\\\\\\evil\\share\\x.png)",
    "[a](%5C%5Cevil%5Cshare)",
    "![a](%5c%5cevil%5cx.png)",
    "<a href='/\\evil.example'>a</a>",
    "<a href='http:\\\\evil.example'>a</a>",
    "<a href='http:evil'>a</a>",
    "![a](http://evil.example/x.png)",
    "![a](https://evil.example/x.png)",
    "![a][r]\n\n[r]: https://evil.example/x.png",
    "![a](ftp://evil.example/x.png)",
    "![a](../../etc/x.png)",
    "![a](%2e%2e/%2e%2e/etc/x.png)",
    "![a](/../x.png)",
    "![a](content:../../x.png)",
    "![a](content:/etc/x.png)",
    "![a](picture.svg)",
    "![a](C:/Windows/x.png)",
    "[a](../../../etc/passwd)",
    "[a](..%2f..%2f..%2fetc%2fpasswd)",
    "[a](procdesk:../../x)",
    "[a](procdesk:javascript:x)",
    "[a](C:\\Windows\\win.ini)",
    "[a](c:/windows/win.ini)",
    "[a](smb://evil/share)",
    "[a](qrc:/x)",
    "[a](about:blank)",
    "[a](blob:https://x/1)",
    "<style>body{background:url(http://evil/x)}</style>",
    "<p style='background:url(javascript:alert(1))'>text</p>",
    "<div style=\"background-image:url('file:///x')\">text</div>",
    "<iframe src='http://evil/'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='file:///etc/passwd'></object>",
    "<embed src='//evil/x.swf'>",
    "<form action='http://evil/'><input name=a><button formaction='javascript:x'>b</button></form>",
    "<meta http-equiv=refresh content='0;url=http://evil/'>",
    "<base href='http://evil/'>[a](x.md)",
    "<link rel=stylesheet href='http://evil/x.css'>",
    "<img srcset='http://evil/x.png 2x' src='http://evil/y.png'>",
    "<picture><source srcset='//evil/x.png'></picture>",
    "<video src='http://evil/x.mp4' poster='//evil/p.png'></video>",
    "<table background='http://evil/x.png'><tr><td background='//evil/y.png'>a</td></tr></table>",
    "<body background='http://evil/x.png' onload=alert(1)>",
    "<p markdown=1 onclick=x>[a](javascript:x)</p>",
    "[a](x.md){: onclick=alert(1) style='x' href='javascript:x' }",
    "## H {: onclick=alert(1) }\n\n![i](a.png){: src='http://evil/x.png' onerror=alert(1) }",
    "<img alt='<script>alert(1)</script>' src='a.png'>",
    '<a title=\'"><script>alert(1)</script>\' href="x.md">a</a>',
    "<a href='x.md\"onclick=\"alert(1)'>a</a>",
    "<a <b <i href=javascript:x>a",
    "<<a href='javascript:x'>a</a>",
    "<a href='x'<script>alert(1)</script>>a</a>",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><img src=x onerror=alert(1)>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php system('x') ?>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<textarea><script>alert(1)</script></textarea>",
    "<xmp><img src=x onerror=alert(1)></xmp>",
    "<td colspan=99999999 rowspan=99999999>a</td>",
    "<table><tr><td colspan=99999999 rowspan=99999999 align='x\" y'>a</td></tr></table>",
    "[[javascript:alert(1)]]",
    "![[http://evil/x.png]]",
    '[a]({% page "javascript:alert(1)" %})',
    '![a]({{< x "http://evil/x.png" >}})',
    "~~<script>alert(1)</script>~~ ==<img src=x onerror=y>==",
    '!!! note "<script>alert(1)</script>"\n    <iframe src=x>',
    ":::tip[<img src=x onerror=y>]\n<script>x</script>\n:::",
    "> [!note] <script>x</script>\n> <svg onload=x>",
    "[^1]\n\n[^1]: <img src=x onerror=y>",
    "| a |\n|---|\n| <img src=//evil/x.png> |",
    "<li id='x\"><script>y</script>'>a</li>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_gone_or_harmless(text: str) -> None:
    html = render(f"Before.\n\n{text}\n\nAfter.", PAGE).html
    assert faults(html) == []
    shown = re.sub(r"<[^>]*>", "", html)
    assert "Before." in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_shown_as_plain_text_is_only_text(text: str) -> None:
    assert set(re.findall(r"<(/?\w+)", plain_html(text))) <= {"p", "/p", "br"}


@pytest.mark.parametrize("text", ["[words](javascript:x)", "[words](//evil/x)", "[words](../../../etc/passwd)"])
def test_the_words_of_a_refused_link_stay(text: str) -> None:
    assert "words" in render(text, PAGE).html
    assert "href" not in render(text, PAGE).html


def test_the_words_of_a_refused_picture_stay() -> None:
    assert render("![The form](https://evil.example/x.png)", PAGE).html == "<p>The form</p>\n".rstrip("\n")


PIECES = st.sampled_from(
    (
        "<a href='",
        "javascript:",
        "//x",
        "\\\\x",
        "'>",
        "</a>",
        "<img src=",
        "data:x",
        "](",
        "[",
        ")",
        "![",
        "&#106;",
        "\n",
        "<script>",
        "</p>",
        "<table><tr><td>",
        "- ",
        "    ",
        "> ",
        "```",
        "{% a %}",
        "{: onclick=x }",
        "[^1]",
        "[^1]: x\n",
        "!!! note\n",
        ":::x\n",
        "|a|b|\n|-|-|\n",
        "<!--",
        "-->",
        "# ",
        "\t",
        "../",
        "..%2f",
        "file:///",
        "\x00",
        "é",
        "'",
        '"',
    )
)
ANYTHING = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map("".join))


@settings(max_examples=300)
@given(text=ANYTHING, path=st.sampled_from(("a.md", "a/b.es.md", "a/b/index.md", "")))
def test_any_text_becomes_safe_html(text: str, path: str) -> None:
    assert faults(render(text, path).html) == []


@settings(max_examples=200)
@given(texts=st.lists(ANYTHING, min_size=2, max_size=3))
def test_a_text_comes_out_the_same_whatever_was_rendered_before(texts: list[str]) -> None:
    reused = MarkdownConverter()
    for text in texts:
        reused.to_html(text, PAGE)
    assert reused.to_html(texts[0], PAGE) == MarkdownConverter().to_html(texts[0], PAGE)
