"""Lists of questions and answers: a write-up for each answer, with all the ways in which it is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from procdesk.authoring.importing.document import ImportedDocument, Remark, SourceRefused, remark
from procdesk.authoring.importing.formats.plain_text import markdown_of_text
from procdesk.authoring.importing.formats.spreadsheet import TextRows
from procdesk.content.vocabulary import section_heading, section_key, section_name
from procdesk.text import fold_name

_COLUMNS: Final[dict[str, str]] = {
    name: column
    for column, names in {
        "title": "title titulo asunto tema subject topic matter proceso process motivo",
        "question": (
            "question questions pregunta preguntas frase frases phrase phrases consulta consultas query q p "
            "utterance utterances el_cliente_dice customer_says variantes variants variaciones faq como_lo_dice"
        ),
        "answer": "answer answers respuesta respuestas reply response contestacion solucion solution a r texto text",
        "department": "department departamento area equipo team seccion dpto depto",
        "owner": "owner responsable propietario",
        "codes": "code codes codigo codigos",
    }.items()
    for name in names.split()
}
_BESIDE = re.compile(r"[\W\d_]+")
_ITEM_START = re.compile(r"^\s*(?:[-–•*·]|\d{1,3}[.)])\s+")
_BETWEEN = re.compile(r"\s*(?:\n|\||\s/\s|;(?=\s*[¿\w]))\s*")
_LONGEST_TITLE: Final = 120
_MOST_WORDS: Final = 4


@dataclass(slots=True)
class _Entry:
    """What several rows say of one matter."""

    title: str
    phrases: list[str] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    department: str = ""
    owner: str = ""
    codes: list[str] = field(default_factory=list)

    def add_text(self, heading: str, text: str) -> None:
        if text and text not in self.texts.setdefault(heading, []):
            self.texts[heading].append(text)


def list_documents(lists: Sequence[TextRows], source: str, remarks: Sequence[Remark]) -> tuple[ImportedDocument, ...]:
    """The documents of all lists in a source. Raises SourceRefused where no row holds a question and an answer.

    Columns are known by their heads in either language; without such heads the first is taken for the question and the
    second for the answer. Rows with the same title belong together, and so do those with the same answer.
    """
    told = list(remarks)
    entries: dict[str, _Entry] = {}
    for one in lists:
        columns, rows = _columns(one, told)
        for number, row in rows:
            _take_row(row, number, columns, entries, told)
    documents = [_document(entry, source, number) for number, entry in enumerate(entries.values(), 1)]
    if not documents:
        raise SourceRefused("import-list-without-answers")
    # What holds for the whole list is told with its first page.
    documents[0] = replace(documents[0], remarks=tuple(told))
    return tuple(documents)


def _columns(rows: TextRows, told: list[Remark]) -> tuple[dict[int, str], Sequence[tuple[int, tuple[str, ...]]]]:
    """What each column holds, by its number, and the rows below the heads.

    A column is `title`, `question`, `answer`, `department`, `owner` or `codes`; any other is the heading of a section.
    """
    for at, (_, row) in enumerate(rows.rows[:10]):
        known = {number: _column(cell) for number, cell in enumerate(row) if cell}
        if {"question", "answer"} <= set(known.values()) or {"title", "answer"} <= set(known.values()):
            if at:
                above = " · ".join(cell for _, line in rows.rows[:at] for cell in line if cell)
                told.append(remark("import-above-list", text=above))
            heads = " · ".join(cell for cell in row if cell)
            told.append(remark("import-list-columns", names=heads))
            return {n: name or row[n] for n, name in known.items()}, rows.rows[at + 1 :]
    told.append(remark("import-list-without-heads"))
    width = max((len(row) for _, row in rows.rows), default=0)
    return {number: ("question", "answer")[number] if number < 2 else "" for number in range(width)}, rows.rows


def _column(head: str) -> str:
    folded = fold_name(head)
    if len(folded.split()) > _MOST_WORDS:
        return ""
    known = _COLUMNS.get(_BESIDE.sub("_", folded).strip("_"))
    if known:
        return known
    words = [_COLUMNS[word] for word in _BESIDE.split(folded) if len(word) > 2 and word in _COLUMNS]
    key = section_key(head)
    if key == "say":
        return "answer"
    # A name of a section in other words is no column of ours: "Pregunta primero" is a section.
    return words[0] if words and not section_name(head) else ""


def _take_row(
    row: tuple[str, ...], number: int, columns: dict[int, str], entries: dict[str, _Entry], told: list[Remark]
) -> None:
    cells = dict.fromkeys(("title", "question", "answer", "department", "owner", "codes"), "")
    others: list[tuple[str, str]] = []
    for column, cell in enumerate(row):
        name = columns.get(column, "")
        if name in cells:
            cells[name] = f"{cells[name]}\n{cell}".strip() if cell else cells[name]
        elif cell:
            others.append((name, cell))
    phrases = _phrases(cells["question"])
    title = " ".join(cells["title"].split()) or (phrases[0] if phrases else "")
    if not title:
        told.append(remark("import-row-without-question", row=str(number), text=" · ".join(filter(None, row))))
        return
    if not cells["answer"]:
        told.append(remark("import-row-without-answer", row=str(number), text=title))
    entry = _entry(title if cells["title"] else "", cells["answer"], title, entries)
    entry.phrases.extend(one for one in phrases if one not in entry.phrases)
    entry.add_text("", cells["answer"])
    for heading, text in others:
        entry.add_text(heading or "…", text)
    entry.department = entry.department or cells["department"]
    entry.owner = entry.owner or cells["owner"]
    entry.codes.extend(one for one in re.split(r"[,;\s]+", cells["codes"]) if one and one not in entry.codes)


def _entry(given_title: str, answer: str, title: str, entries: dict[str, _Entry]) -> _Entry:
    """The entry that a row belongs to: that of its title, else that of its answer, else a new one."""
    key = f"title {fold_name(given_title)}" if given_title else f"answer {fold_name(answer) or fold_name(title)}"
    return entries.setdefault(key, _Entry(title))


def _phrases(cell: str) -> list[str]:
    """The ways of asking in one cell, each on a line or behind a bar, a semicolon or a slash."""
    parts = (_ITEM_START.sub("", part).strip() for part in _BETWEEN.split(cell))
    return list(dict.fromkeys(" ".join(part.split()) for part in parts if part))


def _document(entry: _Entry, source: str, number: int) -> ImportedDocument:
    parts = []
    for heading, texts in entry.texts.items():
        body = "\n\n".join(markdown_of_text(text) for text in texts)
        if not heading:
            # Its name in the page's language is given when that is known.
            heading = section_heading("say", "es")
        parts.append(f"## {heading}\n\n{body}" if heading != "…" else body)
    title = entry.title if len(entry.title) <= _LONGEST_TITLE else f"{entry.title[: _LONGEST_TITLE - 1].rstrip()}…"
    phrases = tuple(entry.phrases) if entry.phrases or title == entry.title else (entry.title,)
    return ImportedDocument(
        f"{source}#{number}",
        title,
        "\n\n".join(parts),
        phrases,
        tuple(entry.codes),
        " ".join(entry.owner.split()),
        " ".join(entry.department.split()),
    )
