"""The parts of a Word document, checked and prepared: what a page cannot show is told or put into words beforehand."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, ParseError, SubElement, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from procdesk.authoring.importing.archive import Archive
from procdesk.authoring.importing.document import Remark, SourceRefused, remark
from procdesk.authoring.importing.limits import MARKUP_BYTES, MARKUP_DEPTH

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_BODY = re.compile(r"word/document\d*\.xml$")
_FLOWING = re.compile(r"word/(?:document\d*|footnotes|endnotes)\.xml$")
_MARGINS = re.compile(r"word/(?:header|footer)\d*\.xml$")
_COMMENTS: Final = "word/comments.xml"
_STYLES: Final = "word/styles.xml"
_CORE: Final = "docProps/core.xml"
_DRAWN = re.compile(r"word/(?:diagrams/data|charts/chart)\d*\.xml$")
_EMBEDDED = re.compile(r"word/(?:embeddings|activeX)/[^/]+$")
_UNWRAPPED: Final = frozenset({"fldSimple", "dir", "bdo", "ruby", "rubyBase", "rt"})
_RELATIONS: Final = ".rels"
_DEEP: Final = 3 * MARKUP_DEPTH
_MOST_TOLD: Final = 4_000
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class WordParts:
    """A document as a file of sound parts, and what was found in it besides its text."""

    content: bytes
    title: str = ""
    style_map: str = ""
    remarks: list[Remark] = field(default_factory=list)


@dataclass(slots=True)
class _PartFindings:
    """What is found while the parts are prepared."""

    counts: dict[str, int] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)

    def count(self, code: str, number: int = 1) -> None:
        self.counts[code] = self.counts.get(code, 0) + number

    def tell(self, code: str, text: str) -> None:
        words = _SPACE.sub(" ", text).strip()
        if words:
            self.count(code)
            texts = self.texts.setdefault(code, [])
            # Each sheet of paper has the same head and foot.
            if code != "import-margin" or words not in texts:
                texts.append(words)

    def remarks(self) -> Iterator[Remark]:
        for code, count in self.counts.items():
            text = " · ".join(self.texts.get(code, ()))[:_MOST_TOLD]
            yield remark(code, count=str(count), text=text) if text else remark(code, count=str(count))


def check_beginning(raw: bytes) -> None:
    """Raises SourceRefused for a file that only bears the name of a modern document of Office."""
    if raw.startswith(_OLE):
        raise SourceRefused("import-encrypted" if _ENCRYPTED in raw else "import-old-office")
    if not raw.strip(b"\0 \r\n\t"):
        raise SourceRefused("import-empty-file")
    if not raw.startswith(b"PK"):
        raise SourceRefused("import-other-content")


def word_parts(archive: Archive) -> WordParts:
    """The parts of a document. Raises SourceRefused where it is none, or where a part is not sound."""
    if not any(_BODY.match(name) for name in archive.names):
        raise SourceRefused("import-other-content")
    reading = _PartFindings()
    trees = {name: _tree(archive, name) for name in archive.names if name.endswith((".xml", _RELATIONS))}
    styles = _style_names(trees.get(_STYLES))
    for name, tree in trees.items():
        if _FLOWING.match(name):
            _prepare(tree, styles, reading)
        else:
            _look_at(name, tree, reading)
    for name in archive.names:
        if _EMBEDDED.match(name):
            reading.count("import-embedded")
        elif name.endswith("vbaProject.bin"):
            reading.count("import-macros")
    return WordParts(
        _joined(archive, trees), _core_title(trees.get(_CORE)), _style_map(trees.get(_STYLES)), [*reading.remarks()]
    )


def _tree(archive: Archive, name: str) -> Element:
    raw = archive.read(name)
    if len(raw) > MARKUP_BYTES:
        raise SourceRefused("import-too-big-inside", name=name)
    try:
        tree: Element = fromstring(raw, forbid_dtd=True)
    except DefusedXmlException as error:
        raise SourceRefused("import-unsafe-markup", name=name) from error
    except (ParseError, ValueError, LookupError) as error:
        raise SourceRefused("import-broken-markup", name=name) from error
    if _is_deeper(tree, _DEEP):
        raise SourceRefused("import-too-deep-inside", name=name)
    return tree


def _is_deeper(tree: Element, limit: int) -> bool:
    level = [tree]
    for _ in range(limit):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True


def _joined(archive: Archive, trees: dict[str, Element]) -> bytes:
    """The parts as a document again, those that were prepared in their new form; nothing that could be run."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as target:
        for name in archive.names:
            if name in trees and _FLOWING.match(name):
                target.writestr(name, tostring(trees[name], encoding="utf-8", xml_declaration=True))
            elif not _EMBEDDED.match(name) and not name.endswith(".bin"):
                target.writestr(name, archive.read(name))
    return made.getvalue()


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _space(element: Element) -> str:
    """The namespace of an element, in its brackets."""
    return element.tag[: element.tag.index("}") + 1] if element.tag.startswith("{") else ""


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _all(tree: Element, *names: str) -> list[Element]:
    return [one for one in tree.iter() if _local(one) in names]


def _words_in(element: Element, *names: str) -> str:
    return " ".join(one.text for one in _all(element, *(names or ("t",))) if one.text)


def _prepare(tree: Element, styles: dict[str, str], reading: _PartFindings) -> None:
    """Makes of the running text what a reader of documents knows, and counts what it leaves out."""
    for deleted in _all(tree, "del", "moveFrom"):
        reading.tell("import-deleted-text", _words_in(deleted, "delText", "t"))
    reading.count("import-inserted-text", len(_all(tree, "ins"))) if _all(tree, "ins") else None
    for code, name in (
        ("import-hidden-text", "vanish"),
        ("import-old-drawing", "OLEObject"),
        ("import-part", "altChunk"),
    ):
        if found := _all(tree, name):
            reading.count(code, len(found))
    for paragraph in _all(tree, "p"):
        style = next((_attribute(one, "val") for one in _all(paragraph, "pStyle")), "")
        if styles.get(style, "").lower().startswith(("toc ", "table of figures", "index ")):
            reading.tell("import-contents", _words_in(paragraph))
            for text in _all(paragraph, "t"):
                text.text = ""
    _unwrap(tree)
    _write_equations(tree, reading)
    _free_text_boxes(tree, reading)


def _unwrap(tree: Element) -> None:
    """Fields and directions, which readers of documents pass over with all that is in them."""
    for parent in list(tree.iter()):
        while any(_local(child) in _UNWRAPPED for child in parent):
            children = []
            for child in parent:
                children.extend(list(child) if _local(child) in _UNWRAPPED else [child])
            parent[:] = children


def _write_equations(tree: Element, reading: _PartFindings) -> None:
    """The letters of an equation stand where it stood."""
    word = _space(tree)
    for parent in list(tree.iter()):
        for number, child in enumerate(list(parent)):
            if _local(child) not in ("oMath", "oMathPara") or _local(parent) == "oMathPara":
                continue
            words = "".join(one.text or "" for one in _all(child, "t"))
            reading.tell("import-equation", words)
            run = Element(f"{word}r")
            SubElement(run, f"{word}t").text = f" {words} "
            if _local(parent) in ("body", "tc"):
                paragraph = Element(f"{word}p")
                paragraph.append(run)
                run = paragraph
            parent[number] = run


def _free_text_boxes(tree: Element, reading: _PartFindings) -> None:
    """Text boxes stand in the text behind the paragraph that they belong to."""
    word = _space(tree)
    boxes = 0
    for parent in list(tree.iter()):
        for number, child in enumerate(list(parent)):
            if _local(child) == "AlternateContent":
                boxes += _only_fallback(child, word)
            elif _local(child) == "drawing" and _local(parent) not in ("Choice", "Fallback"):
                own = _all(child, "txbxContent")
                boxes += len(own)
                if own:
                    parent[number:number] = [_picture_of(word, own)]
    if boxes:
        reading.count("import-text-box", boxes)
    for drawing in _all(tree, "graphicData"):
        kind = _attribute(drawing, "uri").rpartition("/")[2]
        if kind in ("diagram", "chart"):
            reading.count(f"import-{kind}")


def _only_fallback(alternative: Element, word: str) -> int:
    """Of the two forms of a drawing the older one is read: it gets the text that only the newer one has."""
    fallback = next((one for one in alternative if _local(one) == "Fallback"), None)
    choices = [one for one in alternative if _local(one) == "Choice"]
    boxes = [box for one in choices for box in _all(one, "txbxContent")]
    if fallback is None:
        fallback = SubElement(alternative, f"{_space(alternative)}Fallback")
    old = _all(fallback, "txbxContent")
    if boxes and not old:
        fallback.append(_picture_of(word, boxes))
    elif not boxes and not len(fallback):
        fallback.extend([child for one in choices for child in one])
    return len(boxes) or len(old)


def _picture_of(word: str, boxes: Iterable[Element]) -> Element:
    picture = Element(f"{word}pict")
    picture.extend(boxes)
    return picture


def _look_at(name: str, tree: Element, reading: _PartFindings) -> None:
    """What parts beside the running text hold that no page will show."""
    if name == _COMMENTS:
        for comment in _all(tree, "comment"):
            reading.tell("import-comment", f"{_attribute(comment, 'author')}: {_words_in(comment)}")
    elif _MARGINS.match(name):
        reading.tell("import-margin", _words_in(tree))
    elif _DRAWN.match(name):
        reading.tell("import-drawn-text", _words_in(tree, "t", "v"))
    elif name.endswith(_RELATIONS):
        for relation in _all(tree, "Relationship"):
            if _attribute(relation, "TargetMode") == "External" and _attribute(relation, "Type").endswith("/image"):
                reading.tell("import-remote-pictures", _attribute(relation, "Target")[:300])


def _style_names(styles: Element | None) -> dict[str, str]:
    if styles is None:
        return {}
    return {
        _attribute(style, "styleId"): next((_attribute(one, "val") for one in style if _local(one) == "name"), "")
        for style in _all(styles, "style")
    }


def _style_map(styles: Element | None) -> str:
    """Headings of the company's own styles, known by their level or by the heading that they are made of."""
    if styles is None:
        return ""
    names = _style_names(styles)
    own = {_attribute(style, "styleId"): style for style in _all(styles, "style")}
    lines = []
    for key, style in own.items():
        name = names[key]
        level = _level(key, own, names) if _attribute(style, "type") == "paragraph" else 0
        if level and not name.lower().startswith("heading") and not set(name) & set("'\\\n"):
            lines.append(f"p[style-name='{name}'] => h{level}:fresh")
    return "\n".join(lines)


def _level(key: str, own: dict[str, Element], names: dict[str, str]) -> int:
    seen: set[str] = set()
    while key in own and key not in seen:
        seen.add(key)
        style = own[key]
        outline = next((_attribute(one, "val") for one in _all(style, "outlineLvl")), "")
        if outline.isdigit():
            return min(int(outline) + 1, 6) if int(outline) < 9 else 0
        if heading := re.match(r"heading ([1-9])$", names.get(key, ""), re.IGNORECASE):
            return min(int(heading[1]), 6)
        key = next((_attribute(one, "val") for one in style if _local(one) == "basedOn"), "")
    return 0


def _core_title(core: Element | None) -> str:
    if core is None:
        return ""
    return _SPACE.sub(" ", next((one.text or "" for one in _all(core, "title")), "")).strip()
