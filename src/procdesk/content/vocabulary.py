"""The words of the format in both languages: keys, headings, values, units and labels."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple

from procdesk.model import FirstContact, Unit
from procdesk.text import fold, slip_of

_DECORATION = re.compile(r"^(?:[\W_]|\d+[.)]?(?=[\W_]))+|[\W_]+$")

KEYS: Final[dict[str, str]] = {
    alias: key
    for key, aliases in {
        "title": "title titulo",
        "customer_says": "customer_says el_cliente_dice cliente_dice",
        "department": "department departamento",
        # gov.uk's documentation template asks owners the same two questions under its own names.
        "owner": "owner responsable propietario",
        "verified": "verified verificado last_reviewed_on",
        "verified_by": "verified_by verificado_por",
        "verify_every": "verify_every verificar_cada review_in",
        # Hugo shows a page between these two dates.
        "valid_from": "valid_from valido_desde vigente_desde publishdate",
        "valid_until": "valid_until valido_hasta vigente_hasta expirydate",
        "first_contact": "first_contact primer_contacto quien_responde",
        "codes": "codes codigos",
        "related": "related relacionados relacionado",
        # Hugo's and Obsidian's `aliases` are addresses and titles, not ids: this key has a name of its own.
        "former_ids": "former_ids former_id ids_anteriores id_anterior",
        "translates": "translates traduce",
        "lang": "lang language locale idioma lengua",
        "name": "name nombre",
        "phone": "phone telephone telefono",
        "email": "email e_mail correo correo_electronico",
        "hours": "hours opening_hours horario",
        "weekend": "weekend fin_de_semana dias_libres",
        "cut_off": "cut_off cutoff hora_limite hora_de_corte",
    }.items()
    for alias in aliases.split()
}
"""Folded key as written -> the format's key."""

COMPANY_KEYS: Final[dict[str, str]] = {
    alias: key
    for key, aliases in {
        "name": "name nombre company empresa",
        "languages": "languages idiomas",
        "country": "country pais",
        "region": "region comunidad subdivision",
        "closing_days": "closing_days closed closed_days dias_de_cierre cierres dias_cerrados",
        "synonyms": "synonyms sinonimos",
        "complaint": "complaint complaint_process reclamacion proceso_de_reclamacion queja",
        "note_template": "note_template note plantilla_de_nota nota",
        "crm_url": "crm_url crm url_crm enlace_crm",
        "outsiders": "outsiders externos",
        "calendar": "calendar calendario",
        "verification_history": "verification_history historial_de_verificacion historial_de_verificaciones",
    }.items()
    for alias in aliases.split()
}
"""Folded key of procdesk.yaml -> the name used here."""


KEY_NAMES: Final[dict[str, dict[str, str]]] = {
    "es": {
        "title": "titulo",
        "customer_says": "el_cliente_dice",
        "department": "departamento",
        "owner": "responsable",
        "verified": "verificado",
        "verified_by": "verificado_por",
        "verify_every": "verificar_cada",
        "valid_from": "valido_desde",
        "valid_until": "valido_hasta",
        "first_contact": "primer_contacto",
        "codes": "codigos",
        "related": "relacionados",
        "former_ids": "ids_anteriores",
        "translates": "traduce",
        "calendar": "calendario",
        "country": "pais",
        "name": "nombre",
    },
}
"""Language -> the format's key -> its name in that language, where it has one beside its own."""

_ANSWERS: Final[dict[str, str]] = {
    "ca": "Què dir",
    "gl": "Que dicir",
    "pt": "O que dizer",
    "fr": "Que dire",
    "it": "Cosa dire",
    "de": "Was sagen",
}
"""Language in which the sections have no other names -> what heads the answer there, which must not be lost."""

SECTIONS: Final[dict[str, str]] = {
    heading: key
    for key, headings in {
        "say": ("que decir", "que decirle", "say this", "what to say", "di esto", *map(fold, _ANSWERS.values())),
        "ask": ("pregunta primero", "ask first"),
        "decide": ("puedes decidir", "que puedes decidir", "que decidir", "you can decide", "what you can decide"),
        "avoid": (
            *("no prometas", "que no decir", "que no prometer"),
            *("do not promise", "don't promise", "don’t promise", "what not to say", "what not to promise"),
        ),
        "guide": ("guia", "guide"),
        "journey": ("que pasa despues", "what happens next"),
        "hand-over": ("si hay que pasarlo", "hand over", "hand-over"),
        "applies": ("cuando aplica", "applies when"),
        "not-applies": ("cuando no aplica", "does not apply when", "doesn't apply when"),
        "why": ("por que funciona asi", "why it works this way"),
        "worked": ("lo que funciono", "what worked"),
    }.items()
    for heading in headings
}
"""Folded heading -> PRODUCT's key of the section."""

_HEADINGS: Final[dict[str, tuple[str, str]]] = {
    "say": ("Qué decir", "Say this"),
    "ask": ("Pregunta primero", "Ask first"),
    "decide": ("Puedes decidir", "You can decide"),
    "avoid": ("No prometas", "Do not promise"),
    "guide": ("Guía", "Guide"),
    "journey": ("Qué pasa después", "What happens next"),
    "hand-over": ("Si hay que pasarlo", "Hand over"),
    "applies": ("Cuándo aplica", "Applies when"),
    "not-applies": ("Cuándo no aplica", "Does not apply when"),
    "why": ("Por qué funciona así", "Why it works this way"),
    "worked": ("Lo que funcionó", "What worked"),
}

_LONGEST_FIRST: Final = (*sorted((name for name in SECTIONS if " " in name), key=len, reverse=True), "guia", "guide")
# Behind a slip only the format's own names are looked for: "Qué día" is none of "Què dir".
_TOGETHER: Final = {
    name.replace(" ", ""): name for name in SECTIONS if " " in name and name not in set(map(fold, _ANSWERS.values()))
}
_LONGEST_NAME: Final = max(map(len, SECTIONS)) + 2
_WORDS: Final = re.compile(r"[^\W\d_]+")
_CONDITIONS: Final = frozenset({"si", "cuando", "salvo", "excepto", "if", "when", "unless", "except", "for", "about"})

NEAR_SECTIONS: Final[dict[str, str]] = {
    heading: key
    for key, headings in {
        "say": (
            *("respuesta", "respuesta al cliente", "la respuesta", "que responder", "que contestar", "que contar"),
            *("que explicar", "como responder", "guion", "argumentario", "mensaje", "mensaje para el cliente"),
            *(
                "answer",
                "the answer",
                "response",
                "what to answer",
                "what to reply",
                "how to answer",
                "script",
                "tell them",
            ),
        ),
        "ask": (
            "preguntas",
            "preguntar primero",
            "antes de responder",
            "questions",
            "what to ask",
            "before you answer",
        ),
        "decide": ("decisiones", "limites", "autonomia", "limits", "your limits", "decisions"),
        "avoid": ("prohibido", "que evitar", "no decir", "do not say", "don't say", "avoid"),
        "journey": ("pasos", "proceso", "plazos", "despues", "next steps", "what happens", "steps", "timeline"),
        "hand-over": (
            "derivar",
            "a quien pasarlo",
            "escalado",
            "traspaso",
            "escalation",
            "who to pass it to",
            "transfer",
        ),
    }.items()
    for heading in headings
}
"""Folded headings that owners write for a section of the format, and that other pages use for something else."""

FIRST_CONTACT: Final[dict[str, FirstContact]] = {
    "solve": FirstContact.SOLVE,
    "resolver": FirstContact.SOLVE,
    "resuelve": FirstContact.SOLVE,
    "solve-then-hand-over": FirstContact.SOLVE_THEN_HAND_OVER,
    "resolver-y-pasar": FirstContact.SOLVE_THEN_HAND_OVER,
    "resolver-y-despues-pasar": FirstContact.SOLVE_THEN_HAND_OVER,
    "hand-over": FirstContact.HAND_OVER,
    "pasar": FirstContact.HAND_OVER,
}
"""Folded value with hyphens -> who may answer."""

UNITS: Final[dict[str, Unit]] = {
    word: unit
    for unit, words in {
        Unit.MINUTES: ("minute", "minutes", "min", "mins", "minuto", "minutos"),
        Unit.HOURS: ("hour", "hours", "h", "hr", "hrs", "hora", "horas"),
        Unit.WORKING_HOURS: (
            *("working hour", "working hours", "business hour", "business hours", "office hour", "office hours"),
            *("hora laborable", "horas laborables", "hora habil", "horas habiles", "h laborables", "h habiles"),
            *("hora de trabajo", "horas de trabajo", "hora de oficina", "horas de oficina"),
        ),
        Unit.DAYS: (
            "day",
            "days",
            "d",
            "dia",
            "dias",
            "calendar day",
            "calendar days",
            "dia natural",
            "dias naturales",
        ),
        Unit.WORKING_DAYS: (
            *(
                "working day",
                "working days",
                "business day",
                "business days",
                "workday",
                "workdays",
                "weekday",
                "weekdays",
            ),
            *("dia laborable", "dias laborables", "dia habil", "dias habiles"),
        ),
        Unit.WEEKS: ("week", "weeks", "semana", "semanas"),
        Unit.MONTHS: ("month", "months", "mes", "meses"),
    }.items()
    for word in words
}
"""Folded word or words -> the unit of a journey's step."""

AT_ONCE: Final = frozenset(
    {
        *("at once", "immediately", "immediate", "instantly"),
        *("al momento", "en el acto", "inmediato", "de inmediato", "al instante"),
    }
)
"""Folded words for no time at all."""

NUMBERS: Final[dict[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            *(("a", "an", "one", "un", "una", "uno"), ("two", "dos"), ("three", "tres"), ("four", "cuatro")),
            *(
                ("five", "cinco"),
                ("six", "seis"),
                ("seven", "siete"),
                ("eight", "ocho"),
                ("nine", "nueve"),
                ("ten", "diez"),
            ),
        ),
        1,
    )
    for word in words
}
"""Small numbers as words, folded."""

INTERVALS: Final[dict[str, int]] = {
    **dict.fromkeys(("day", "days", "dia", "dias"), 1),
    **dict.fromkeys(("week", "weeks", "semana", "semanas"), 7),
    **dict.fromkeys(("month", "months", "mes", "meses"), 30),
    **dict.fromkeys(("quarter", "quarters", "trimestre", "trimestres"), 91),
    **dict.fromkeys(("year", "years", "ano", "anos"), 365),
}
"""Folded unit of `verify_every` -> days; `schema` counts twelve months as one year."""

WEEKDAY_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
"""Language -> the days of the week, from Monday. Their first three letters are their short names."""

MONTH_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
"""Language -> the months. Their first three letters are their short names."""

SHORT_NAME: Final = 3
"""How many letters of a day or month make its short name, in every language."""


def _numbered(names: dict[str, tuple[str, ...]], lengths: tuple[int, ...]) -> dict[str, int]:
    """Folded names, their plurals and as many of their first letters as `lengths` has -> their numbers from 0."""
    found: dict[str, int] = {}
    for row in names.values():
        for number, name in enumerate(map(fold, row)):
            found |= dict.fromkeys((name, f"{name.removesuffix('s')}s", *(name[:length] for length in lengths)), number)
    return found


WEEKDAYS: Final[dict[str, int]] = _numbered(WEEKDAY_NAMES, (2, SHORT_NAME))
"""Folded day of the week, in full, in the plural or short (`mo`, `mon`, `lu`, `lun`) -> its number; Monday is 0."""

MONTHS: Final[dict[str, int]] = _numbered(MONTH_NAMES, (SHORT_NAME,)) | {"sept": 8, "setiembre": 8}
"""Folded month, in full or short -> its number; January is 0."""

YES_OR_NO: Final[dict[str, bool]] = {
    **dict.fromkeys(("yes", "si", "true", "on", "1"), True),
    **dict.fromkeys(("no", "false", "off", "0"), False),
}
"""Folded word -> whether it says yes."""

NO_DAYS: Final = frozenset({"none", "no", "never", "ninguno", "ninguna", "nunca", "-"})
"""Folded words for no day of the week at all."""

HAND_OVER_LABELS: Final[dict[str, str]] = {
    **dict.fromkeys(("to", "a", "para", "whom", "a quien"), "to"),
    **dict.fromkeys(("have ready", "ten a mano", "ten preparado"), "have_ready"),
    **dict.fromkeys(("tell the customer", "di al cliente", "dile al cliente"), "tell"),
    **dict.fromkeys(("if nobody answers", "if no one answers", "si no contestan", "si nadie contesta"), "if_nobody"),
}
"""Folded label -> the field of a HandOver."""

OUTCOME_LABELS: Final[dict[str, str]] = {
    **dict.fromkeys(("no promise", "no promises", "sin promesa", "sin promesas"), "no_promise"),
    **dict.fromkeys(("hand over to", "hand-over to", "pasar a", "pasalo a", "pasarlo a"), "pass_to"),
    **dict.fromkeys(("timeline", "ver plazos", "plazos"), "timeline"),
}
"""Folded label of a line in a guide's outcome -> what it tells."""

SOON: Final[dict[str, str]] = {"fechas": "lo antes posible", "dates": "as soon as possible"}
"""Placeholder of all dates -> words in its place that are true of any request."""

PENDING: Final[dict[str, str]] = {"es": "pendiente", "en": "pending"}
"""Language -> what `translates` says while a page still holds the text of its original."""

LABEL_NAMES: Final[dict[str, tuple[str, str]]] = {
    "to": ("A", "To"),
    "have_ready": ("Ten a mano", "Have ready"),
    "tell": ("Di al cliente", "Tell the customer"),
    "if_nobody": ("Si no contestan", "If nobody answers"),
    "no_promise": ("Sin promesa", "No promise"),
    "pass_to": ("Pasar a", "Hand over to"),
    "timeline": ("Ver plazos", "Timeline"),
}
"""What a label tells -> the label as the documentation writes it, in Spanish and in English."""

NOBODY: Final = frozenset({"nobody", "no one", "noone", "none", "nadie", "ninguno", "-"})
"""Folded values of "Hand over to" for a matter that is not passed on."""

TIMELINES: Final[dict[str, str]] = {
    **dict.fromkeys(("none", "no", "nothing", "ninguno", "ninguna", "no hay", "nada", "-"), "none"),
    **dict.fromkeys(("page", "the page", "as on the page", "as the page", "yes"), "page"),
    **dict.fromkeys(("pagina", "la pagina", "los de la pagina", "como en la pagina", "si"), "page"),
}
"""Folded value of "Timeline" -> a `model.Timeline`."""

LANGUAGE_NAMES: Final[dict[str, str]] = {
    **dict.fromkeys(("spanish", "espanol", "castellano", "esp", "spa"), "es"),
    **dict.fromkeys(("english", "ingles", "eng"), "en"),
    **dict.fromkeys(("catalan", "catala", "valenciano", "valencia"), "ca"),
    **dict.fromkeys(("galician", "gallego", "galego"), "gl"),
    **dict.fromkeys(("basque", "vasco", "euskera", "euskara"), "eu"),
    **dict.fromkeys(("portuguese", "portugues"), "pt"),
    **dict.fromkeys(("french", "frances", "francais"), "fr"),
    **dict.fromkeys(("italian", "italiano"), "it"),
    **dict.fromkeys(("german", "aleman", "deutsch"), "de"),
}
"""Folded name of a language -> its code."""

OUTSIDERS: Final = frozenset(
    {
        *("customer", "the customer", "client", "the client", "cliente", "el cliente", "la cliente"),
        *("customer's bank", "the customer's bank", "bank", "the bank"),
        *("banco", "el banco", "banco del cliente", "el banco del cliente"),
        *("other operator", "the other operator", "other company", "the other company"),
        *(
            "otra compania",
            "la otra compania",
            "otro operador",
            "el otro operador",
            "otra operadora",
            "la otra operadora",
        ),
        *("you", "tu", "frontline", "atencion", "we", "nosotros"),
    }
)
"""Folded names that a journey may mention although they are no department."""


class Naming(Enum):
    """How a heading names a section of the format: by its name, by more words than that, or with a slip."""

    EXACT = 0
    LONGER = 1
    MISSPELT = 2


class SectionName(NamedTuple):
    """The section that a heading names: PRODUCT's key of it, how it is named, and the name that was meant, folded."""

    key: str
    naming: Naming
    name: str


@lru_cache(maxsize=4096)
def section_key(heading: str) -> str:
    """PRODUCT's key for a heading, whatever numbers, emoji and colons stand around it; "" for one the format lacks."""
    return SECTIONS.get(_bare(heading), "")


@lru_cache(maxsize=4096)
def section_name(heading: str) -> SectionName | None:
    """The section that a heading probably names, None where it names none: `Que dezir` and `Qué decir al cliente` do.

    A heading that goes on with a condition, as `Qué decir si es una empresa`, holds for some customers alone.
    """
    bare = _bare(heading)
    if bare in SECTIONS:
        return SectionName(SECTIONS[bare], Naming.EXACT, bare)
    if longer := next((name for name in _LONGEST_FIRST if _goes_on(bare, name)), ""):
        return SectionName(SECTIONS[longer], Naming.LONGER, longer)
    slip = _TOGETHER.get(bare, "") or (slip_of(bare, _TOGETHER.values()) if len(bare) <= _LONGEST_NAME else "")
    return SectionName(SECTIONS[slip], Naming.MISSPELT, slip) if slip else None


@lru_cache(maxsize=4096)
def near_section(heading: str) -> str:
    """PRODUCT's key of the section that a heading is often written for, "" for any other heading."""
    bare = _bare(heading)
    begins_with = next((name for name in _LONGEST_FIRST if " " in name and bare.startswith(f"{name} ")), "")
    return NEAR_SECTIONS.get(bare) or SECTIONS.get(begins_with, "")


def section_heading(key: str, lang: str) -> str:
    """The heading of a section as the documentation writes it; in English where it has no name in `lang`."""
    if key == "say" and lang in _ANSWERS:
        return _ANSWERS[lang]
    return _HEADINGS[key][0 if lang == "es" else 1]


def label_name(key: str, lang: str) -> str:
    """A label of a hand-over or an outcome as the documentation writes it; in English where it has none in `lang`."""
    return LABEL_NAMES[key][0 if lang == "es" else 1]


def _bare(heading: str) -> str:
    return " ".join(_DECORATION.sub("", fold(heading)).split())


def _goes_on(bare: str, name: str) -> bool:
    """Whether a heading begins with a name of several words, or with any name and brackets, and sets no condition."""
    rest = bare.removeprefix(name)
    if rest == bare or rest[:1].isalnum() or rest[:1] in "_-'’":
        return False
    words = _WORDS.findall(rest)
    return bool(words) and words[0] not in _CONDITIONS and (" " in name or not rest[:2].strip()[:1].isalnum())
