"""Mistakes as people make them, each planted alone in the good folder, with what `check` has to tell of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tests.validation.good_folder import GOOD

ERROR, WARNING = "error", "warning"
ES, EN = "facturacion/cobro.es.md", "facturacion/cobro.en.md"
REFUND_ES, REFUND_EN = "tesoreria/devolucion.es.md", "tesoreria/devolucion.en.md"
COMPLAINT_ES, COMPLAINT_EN = "tesoreria/queja.es.md", "tesoreria/queja.en.md"
CARD_ES, CARD_EN = "facturacion/_index.es.md", "facturacion/_index.en.md"
COMPANY = "procdesk.yaml"
NEW = ""


@dataclass(frozen=True, slots=True)
class Planted:
    """A mistake: in `path`, `old` becomes `new` (all of the text where `old` is ""), and `code` is told.

    `at` stands in the line that is told, of several the last; "" means the first line of the file.
    """

    code: str
    level: str
    path: str
    old: str
    new: str
    at: str = ""

    @property
    def text(self) -> str:
        """The file with the mistake."""
        return GOOD[self.path].replace(self.old, self.new, 1) if self.old else self.new

    @property
    def line(self) -> int:
        """The line that has to be told."""
        return self.text.count("\n", 0, self.text.rindex(self.at)) + 1 if self.at else 1


def _rows(code: str, level: str, *rows: tuple[str, str, str, str]) -> Iterator[Planted]:
    for path, old, new, at in rows:
        yield Planted(code, level, path, old, new, at)


def _both(code: str, level: str, *rows: tuple[str, str, str]) -> Iterator[Planted]:
    """Rows of the page in either language: which is told by where `old` stands."""
    for old, new, at in rows:
        yield Planted(code, level, ES if old in GOOD[ES] else EN, old, new, at)


FRONT_MATTER: Final = (
    *_both(
        "misspelt-key",
        WARNING,
        ("el_cliente_dice:", "frases:", "frases:"),
        ("el_cliente_dice:", "frases del cliente:", "frases del cliente:"),
        ("el_cliente_dice:", "dice el cliente:", "dice el cliente:"),
        ("el_cliente_dice:", "el_cliente_dise:", "el_cliente_dise:"),
        ("customer_says:", "phrases:", "phrases:"),
        ("customer_says:", "customers say:", "customers say:"),
        ("customer_says:", "custommer_says:", "custommer_says:"),
        ("responsable:", "dueño:", "dueño:"),
        ("responsable:", "encargada:", "encargada:"),
        ("responsable:", "responsabel:", "responsabel:"),
        ("owner:", "owned_by:", "owned_by:"),
        ("owner:", "ownner:", "ownner:"),
        ("verificado:", "revisado:", "revisado:"),
        ("verificado:", "última revisión:", "última revisión:"),
        ("verificado:", "verficado:", "verficado:"),
        ("verified:", "last_reviewed:", "last_reviewed:"),
        ("verified:", "verifed:", "verifed:"),
        ("verificar_cada:", "revisar_cada:", "revisar_cada:"),
        ("verify_every:", "review_every:", "review_every:"),
        ("primer_contacto:", "quien contesta:", "quien contesta:"),
        ("primer_contacto:", "primer_contato:", "primer_contato:"),
        ("first_contact:", "who_answers:", "who_answers:"),
        ("codigos:", "códigos de error:", "códigos de error:"),
        ("codes:", "error codes:", "error codes:"),
        ("relacionados:", "ver también:", "ver también:"),
        ("related:", "see also:", "see also:"),
        ("verificado:", "caduca: 2027-01-01\nverificado:", "caduca:"),
        ("verificado:", "vencimiento: 2027-01-01\nverificado:", "vencimiento:"),
        ("verified:", "expires: 2027-01-01\nverified:", "expires:"),
        ("verified:", "valid_to: 2027-01-01\nverified:", "valid_to:"),
        ("titulo: Cobro duplicado en la factura", "titulo: Cobro duplicado\nasunto: Cobro", "asunto:"),
    ),
    *_rows(
        "misspelt-key",
        WARNING,
        (CARD_ES, "telefono:", "tfno:", "tfno:"),
        (CARD_ES, "horario:", "horario de atención:", "horario de atención:"),
        (CARD_ES, "hora_limite:", "hora tope:", "hora tope:"),
        (CARD_EN, "hours:", "office hours:", "office hours:"),
        (CARD_EN, "weekend:", "wekend:", "wekend:"),
    ),
    *_both(
        "bad-date",
        ERROR,
        ("2026-09-15", "15 de septiembre", "15 de septiembre"),
        ("2026-09-15", "2026-02-31", "2026-02-31"),
        ("2026-09-15", "31/04/2026", "31/04/2026"),
        ("verified: 2026-09-15", "verified: last week", "last week"),
        ("verified: 2026-09-15", "verified: 2026-13-01", "2026-13-01"),
    ),
    *_both(
        "bad-interval",
        ERROR,
        ("6 meses", "seis lunas", "seis lunas"),
        ("6 meses", "de vez en cuando", "de vez en cuando"),
        ("6 months", "often", "often"),
        ("6 months", "6 mnths", "6 mnths"),
    ),
    *_both(
        "bad-first-contact",
        ERROR,
        ("resolver-y-pasar", "resuelvelo", "resuelvelo"),
        ("resolver-y-pasar", "sí", "primer_contacto"),
        ("solve-then-hand-over", "solve it", "solve it"),
        ("solve-then-hand-over", "yes", "first_contact"),
    ),
    *_both(
        "duplicate-key",
        ERROR,
        ("verificar_cada:", "responsable: otra\nverificar_cada:", "responsable: otra"),
        ("verify_every:", "owner: another\nverify_every:", "owner: another"),
        ("verify_every:", "titulo: Otro\nverify_every:", "titulo: Otro"),
    ),
    *_both(
        "bad-language",
        WARNING,
        ("responsable:", "idioma: klingon\nresponsable:", "klingon"),
        ("owner:", "lang: xx\nowner:", "lang: xx"),
    ),
    *_both(
        "dates-reversed",
        ERROR,
        (
            "responsable:",
            "valido_desde: 2027-02-01\nvalido_hasta: 2027-01-01\nresponsable:",
            "valido_hasta",
        ),
        ("owner:", "valid_from: 2027-02-01\nvalid_until: 2027-01-01\nowner:", "valid_until"),
    ),
)

WRITTEN: Final = (
    *_both(
        "quote-open",
        ERROR,
        ("titulo: Cobro", 'titulo: "Cobro', "titulo"),
        ("title: Charged", "title: 'Charged", "title"),
    ),
    *_both(
        "bracket-open",
        ERROR,
        ("[FAC-021]\nrelacionados", "[FAC-021\nrelacionados", "[FAC-021"),
        ("[FAC-021]\nrelated", "[FAC-021\nrelated", "[FAC-021"),
    ),
    *_both(
        "missing-colon",
        ERROR,
        ("responsable: ", "responsable ", "responsable"),
        ("owner: ", "owner ", "owner "),
    ),
    *_both(
        "no-space-after-colon",
        WARNING,
        ("responsable: ", "responsable:", "responsable"),
        ("owner: ", "owner:", "owner:"),
    ),
    *_both(
        "tab-indentation",
        WARNING,
        ("  - me habéis", "\t- me habéis", "me habéis"),
        ("  - you charged", "\t- you charged", "you charged"),
    ),
    *_both(
        "item-without-dash",
        WARNING,
        ("  - me habéis", "  me habéis", "me habéis"),
        ("  - you charged", "  you charged", "you charged"),
    ),
    *_both(
        "list-without-key",
        ERROR,
        ("el_cliente_dice:\n", "", "me habéis"),
        ("customer_says:\n", "", "you charged"),
    ),
    *_both(
        "brackets-above-list",
        WARNING,
        ("el_cliente_dice:", "el_cliente_dice: []", "el_cliente"),
        ("customer_says:", "customer_says: []", "customer_says"),
    ),
    *_both(
        "bad-indentation",
        ERROR,
        ("verificado: 2026", "   verificado: 2026", "verificado"),
        ("verified: 2026", "   verified: 2026", "verified"),
    ),
    *_both(
        "front-matter-open",
        ERROR,
        ("[tesoreria/devolucion]\n---\n\n## Qué", "[tesoreria/devolucion]\n\n## Qué", ""),
        ("[tesoreria/devolucion]\n---\n\n## Say", "[tesoreria/devolucion]\n\n## Say", ""),
    ),
    *_both(
        "front-matter-unopened",
        ERROR,
        ("---\ntitulo", "titulo", ""),
        ("---\ntitle", "title", ""),
    ),
    *_both("double-encoded", WARNING, ("Léele los dos apuntes", "LÃ©ele los dos apuntes", "LÃ©ele")),
    *_both(
        "step-in-step",
        WARNING,
        ("\n2. **Tesorería**", " 2. **Tesorería**", "1. **Fact"),
        ("\n2. **Treasury**", " 2. **Treasury**", "1. **Billing"),
    ),
    *_both(
        "step-without-number",
        WARNING,
        ("\n3. **Banco", "\n**Banco", "**Banco"),
        ("\n3. **Customer", "\n**Customer", "**Customer"),
    ),
)

KEEPING: Final = (
    *_both(
        "verified-in-future",
        WARNING,
        ("2026-09-15", "2027-09-15", "2027-09-15"),
        ("2026-09-15", "23/11/2026", "23/11/2026"),
        ("verified: 2026-09-15", "verified: 2206-09-15", "2206"),
        ("verified: 2026-09-15", "verified: 15/09/2062", "2062"),
    ),
    *_both(
        "no-owner",
        WARNING,
        ("responsable: facturacion@norvia.example\n", "", ""),
        ("responsable: facturacion@norvia.example", "responsable:", "responsable:"),
        ("owner: billing@norvia.example\n", "", ""),
        ("owner: billing@norvia.example", "owner: ''", "owner:"),
    ),
    *_both(
        "no-first-contact",
        WARNING,
        ("primer_contacto: resolver-y-pasar\n", "", ""),
        ("first_contact: solve-then-hand-over\n", "", ""),
    ),
    *_rows("no-first-contact", WARNING, (REFUND_ES, "primer_contacto: resolver\n", "", "")),
    *_both(
        "never-verified",
        WARNING,
        ("verificado: 2026-09-15\n", "", "verificar_cada"),
        ("verified: 2026-09-15\n", "", "verify_every"),
    ),
    *_both(
        "verification-overdue",
        WARNING,
        ("2026-09-15", "2025-09-15", "2025-09-15"),
        ("verified: 2026-09-15", "verified: 2026-05-20", "2026-05-20"),
        ("6 meses", "1 semana", "verificado"),
    ),
    *_both(
        "no-longer-valid",
        WARNING,
        ("responsable:", "valido_hasta: 2026-11-21\nresponsable:", "valido_hasta"),
        ("owner:", "valid_until: 2026-01-01\nowner:", "valid_until"),
    ),
)

PHRASES: Final = (
    *_both(
        "no-phrases",
        WARNING,
        (
            "el_cliente_dice:\n  - me habéis cobrado dos veces\n  - tengo dos recibos iguales en el banco\n"
            "  - he pagado doble este mes\n",
            "",
            "",
        ),
        (
            "  - you charged me twice\n  - there are two payments to you at my bank\n  - I paid double this month\n",
            "",
            "customer_says",
        ),
    ),
    *_both(
        "few-phrases",
        WARNING,
        ("  - me habéis cobrado dos veces\n  - tengo dos recibos iguales en el banco\n", "", "el_cliente_dice"),
        ("  - I paid double this month\n", "", "customer_says"),
    ),
    *_both(
        "too-many-phrases",
        WARNING,
        (
            "  - he pagado doble este mes",
            "\n".join(f"  - he pagado doble la cuota número {n}" for n in range(60)),
            "el_cliente_dice",
        ),
        (
            "  - I paid double this month",
            "\n".join(f"  - I paid bill number {n} two times" for n in range(41)),
            "customer_says",
        ),
    ),
    *_both(
        "repeated-phrase",
        WARNING,
        ("he pagado doble este mes", "he pagado doble este mes\n  - he pagado doble este mes", "doble"),
        ("he pagado doble este mes", "he pagado doble este mes\n  - ¡He pagado doble este mes!", "¡He"),
        ("tengo dos recibos iguales en el banco", "me habeis cobrado dos veces\n  - otra frase más", "habeis"),
        ("I paid double this month", "I paid double this month\n  - you charged me twice", "you charged me"),
        ("I paid double this month", "I paid double this month\n  - i paid double  this month.", "  this"),
    ),
    *_both(
        "one-word-phrase",
        WARNING,
        ("he pagado doble este mes", "he pagado doble este mes\n  - factura", "- factura"),
        ("he pagado doble este mes", "he pagado doble este mes\n  - ¿Duplicado?", "¿Duplicado?"),
        ("I paid double this month", "I paid double this month\n  - twice", "- twice"),
        ("I paid double this month", "I paid double this month\n  - Refund!", "Refund!"),
    ),
    *_both(
        "phrase-is-title",
        WARNING,
        ("he pagado doble este mes", "devolución de un saldo a favor", "devolución de un"),
        ("he pagado doble este mes", "Poner una reclamación.", "Poner una"),
        ("I paid double this month", "refund of a credit balance", "refund of"),
        ("I paid double this month", "make a complaint!", "make a"),
    ),
    *_rows(
        "shared-phrase",
        WARNING,
        (REFUND_ES, "quiero mi dinero en la cuenta", "me habéis cobrado dos veces", "cobrado"),
        (REFUND_ES, "cuándo me devolvéis el saldo", "¿He pagado doble este mes?", "doble"),
        (REFUND_EN, "I want my money in my account", "You charged me twice!", "charged"),
        (COMPLAINT_EN, "I want to complain", "I paid double this month", "double"),
    ),
    *_rows(
        "same-title",
        WARNING,
        (REFUND_ES, "Devolución de un saldo a favor", "Cobro duplicado en la factura", "titulo"),
        (COMPLAINT_ES, "Poner una reclamación", "cobro duplicado en la factura", "titulo"),
        (REFUND_EN, "Refund of a credit balance", "Charged Twice on the Bill", "title"),
        (COMPLAINT_EN, "Make a complaint", "Refund of a credit balance", "title"),
    ),
    *_rows(
        "shared-code",
        WARNING,
        (REFUND_ES, "primer_contacto", "codigos: [FAC-021]\nprimer_contacto", "codigos"),
        (REFUND_EN, "first_contact", "codes:\n  - TES-1\n  - fac 021\nfirst_contact", "fac 021"),
    ),
)

ANSWER_ES = "Tiene razón, lo miramos ahora mismo. El dinero vuelve a su cuenta **{fechas|en unos días}**."
ANSWER_EN = GOOD[EN][GOOD[EN].index("You're right") : GOOD[EN].index("\n\n## Ask first")]
LONG_ES = "Le explico cómo va esto, paso a paso y con calma, que es más fácil de lo que parece. " * 20
LONG_EN = "Let me tell you how this goes, step by step and slowly, for it is easier than it looks. " * 20

ANSWERS: Final = (
    *_rows(
        "answer-too-long",
        WARNING,
        (COMPLAINT_ES, "Siento lo que ha pasado.", LONG_ES, "Le explico"),
        (COMPLAINT_EN, "I am sorry about what happened.", LONG_EN, "Let me tell"),
        (COMPLAINT_ES, "Siento lo que ha pasado.", LONG_ES[:1500] + "\n\nEso es todo.", "Le explico"),
    ),
    *_rows(
        "no-answer",
        WARNING,
        (COMPLAINT_ES, "Siento lo que ha pasado. Se la tramito ahora mismo y le doy el número.\n", "", "## Qué decir"),
        (
            COMPLAINT_EN,
            "I am sorry about what happened. I am filing it now, and I give you its number.\n",
            "",
            "## Say",
        ),
        (
            COMPLAINT_ES,
            "Siento lo que ha pasado. Se la tramito ahora mismo y le doy el número.",
            "<!-- por escribir -->",
            "## Qué decir",
        ),
    ),
    *_both(
        "misspelt-section",
        WARNING,
        ("## Puedes decidir", "## Puedes desidir", "## Puedes desidir"),
        ("## Qué decir", "## Que dezir", "## Que dezir"),
        ("## No prometas", "## No promentas", "## No promentas"),
        ("## You can decide", "## You can deside", "## You can deside"),
        ("## Say this", "## Say thiss", "## Say thiss"),
    ),
    *_both(
        "heading-without-space",
        WARNING,
        ("## Qué decir", "##Qué decir", "##Qué"),
        ("## Puedes decidir", "##Puedes decidir", "##Puedes"),
        ("## Say this", "##Say this", "##Say"),
    ),
    *_both(
        "foreign-placeholder",
        WARNING,
        ("Tiene razón,", "Hola {{nombre}}, tiene razón,", "{{nombre}}"),
        ("Tiene razón,", "Hola <NOMBRE>, tiene razón,", "<NOMBRE>"),
        ("Tiene razón,", "Hola {%customer.firstName%}, tiene razón,", "{%customer"),
        ("You're right", "Hello {{ name }}, you're right", "{{ name }}"),
        ("Le avisamos por SMS", "Le avisamos, [nombre del cliente],", "[nombre"),
    ),
    *_rows(
        "wrong-language",
        WARNING,
        (COMPLAINT_EN, NEW, GOOD[COMPLAINT_ES].replace("A: Tesorería", "A: Treasury"), ""),
        (REFUND_EN, NEW, GOOD[REFUND_ES], ""),
        (COMPLAINT_ES, NEW, GOOD[COMPLAINT_EN] + "\n## More\n\nThat is all there is to say of it for now.\n", ""),
    ),
    *_rows(
        "empty-page",
        WARNING,
        (COMPLAINT_ES, NEW, "\n\n", ""),
        (COMPLAINT_EN, NEW, " \n", ""),
    ),
    *_rows(
        "page-without-text",
        WARNING,
        (COMPLAINT_ES, NEW, "---\ntitulo: Poner una reclamación\n---\n", ""),
        (COMPLAINT_EN, NEW, "# Make a complaint\n", ""),
        (COMPLAINT_EN, NEW, "---\ntitle: Make a complaint\nowner: care@norvia.example\n---\n\n", ""),
    ),
    *_rows(
        "no-answer",
        WARNING,
        (
            REFUND_ES,
            "## Qué decir\n\nLe hago la devolución ahora mismo y la tiene en su cuenta **{fechas|en unos días}**.\n\n",
            "",
            "el_cliente_dice",
        ),
        (
            REFUND_EN,
            "## Say this\n\nI am making the refund now, and you have it in your account "
            "**{dates|within a few days}**.\n\n",
            "",
            "customer_says",
        ),
    ),
)

PLACEHOLDERS: Final = (
    *_both(
        "placeholder-open",
        ERROR,
        ("**{fechas|en unos días}**", "{fechas|en unos días", "{fechas|"),
        ("**{fechas|en unos días}**", "antes del {hasta|viernes", "{hasta|"),
        ("**{fechas|en unos días}**", "{hasta\n\nGracias", "{hasta"),
        ("**{dates|within a few days}**", "{dates|within a few days", "{dates|"),
        ("**{dates|within a few days}**", "by {latest|Friday", "{latest|"),
    ),
    *_both(
        "double-braces",
        ERROR,
        ("{fechas|en unos días}", "{{fechas|en unos días}}", "{{fechas"),
        ("{fechas|en unos días}", "{{ fechas }}", "{{ fechas"),
        ("{dates|within a few days}", "{{dates}}", "{{dates"),
    ),
    *_both(
        "placeholder-without-words",
        WARNING,
        ("{fechas|en unos días}", "{fechas}", "{fechas}"),
        ("{fechas|en unos días}", "antes del {hasta}", "{hasta}"),
        ("{dates|within a few days}", "{dates}", "{dates}"),
        ("{dates|within a few days}", "by {latest:2}", "{latest:2}"),
    ),
    *_both(
        "doubled-preposition",
        WARNING,
        ("**{fechas|en unos días}**", "antes de {fechas|en unos días}", "antes de {"),
        ("**{fechas|en unos días}**", "el **{fechas|en unos días}**", "el **{"),
        ("**{fechas|en unos días}**", "entre {fechas|en unos días}", "entre {"),
        ("**{fechas|en unos días}**", "para {fechas}", "para {"),
        ("**{dates|within a few days}**", "by {dates|within a few days}", "by {"),
        ("**{dates|within a few days}**", "on **{dates|within a few days}**", "on **"),
        ("**{dates|within a few days}**", "before {dates|within a few days}", "before {"),
    ),
    *_both(
        "placeholder-not-filled",
        WARNING,
        ("¿Qué fecha tiene cada cargo?", "¿Lo quiere {fechas|pronto}?", "{fechas|pronto}"),
        ("Abonar hasta **30 €** en la llamada.", "Abonar {fechas|pronto}.", "{fechas|pronto}"),
        ("Un importe antes de ver los cargos.", "Que será {fechas|pronto}.", "{fechas|pronto}"),
        ("Le avisamos por SMS cuando salga el dinero.", "Le avisamos {fechas|pronto}.", "{fechas|pronto}"),
        ("Dos personas ven cada devolución.", "Dos personas la ven {fechas|pronto}.", "{fechas|pronto}"),
        ("Credit up to **€30** during the call.", "Credit {dates|soon}.", "{dates|soon}"),
        ("We text you when the money leaves.", "We text you {dates|soon}.", "{dates|soon}"),
        ("An amount before you have seen the charges.", "That it is {dates|soon}.", "{dates|soon}"),
    ),
    *_both(
        "unknown-placeholder",
        WARNING,
        ("{fechas|en unos días}", "{fecha|en unos días}", "{fecha|"),
        ("{fechas|en unos días}", "{plazo}", "{plazo}"),
        ("{dates|within a few days}", "{date|soon}", "{date|"),
        ("{dates|within a few days}", "{deadline}", "{deadline}"),
    ),
    *_both(
        "unknown-step",
        WARNING,
        ("{fechas|en unos días}", "{fechas:7|en unos días}", "{fechas:7"),
        ("{fechas|en unos días}", "{fechas:Legal|en unos días}", "{fechas:Legal"),
        ("{dates|within a few days}", "{dates:Billling|soon}", "{dates:Bill"),
    ),
    *_rows(
        "placeholder-without-journey",
        WARNING,
        (COMPLAINT_ES, "Se la tramito ahora", "La tiene {fechas|pronto}", "{fechas|pronto}"),
        (COMPLAINT_EN, "I am filing it now", "You have it {dates|soon}", "{dates|soon}"),
    ),
    *_both(
        "outcome-promises-dates",
        WARNING,
        ("son de dos meses distintos.\n", "los ve {fechas|pronto}.\n", "{fechas|pronto}"),
        ("they are for two different months.", "you see them {dates|soon}.", "{dates|soon}"),
    ),
)

JOURNEYS: Final = (
    *_both(
        "unknown-unit",
        WARNING,
        ("2-3 días laborables", "2-3 días laborabels", "laborabels"),
        ("2-3 días laborables", "2-3 quincenas", "quincenas"),
        ("2-3 días laborables", "72 horas naturales", "naturales"),
        ("2-3 working days", "2-3 wroking days", "wroking"),
        ("2-3 working days", "2-3 fortnights", "fortnights"),
    ),
    *_both(
        "range-reversed",
        WARNING,
        ("2-3 días laborables", "3-2 días laborables", "3-2"),
        ("2-3 días laborables", "48/24 h", "48/24"),
        ("2-3 working days", "3 to 2 working days", "3 to 2"),
    ),
    *_both(
        "bad-time",
        WARNING,
        ("2-3 días laborables", "2-3", "(2-3)"),
        ("2-3 working days", "99999 working days", "99999"),
    ),
    *_rows(
        "journey-without-steps",
        WARNING,
        (COMPLAINT_ES, "## Si hay", "## Qué pasa después\n\nLa estudia alguien.\n\n## Si hay", "La estudia"),
        (COMPLAINT_EN, "## Hand over", "## What happens next\n\nSomebody reads it.\n\n## Hand over", "Somebody reads"),
    ),
    *_rows(
        "step-without-department",
        WARNING,
        (COMPLAINT_ES, "## Si hay", "## Qué pasa después\n\n1. Se estudia. (2 días)\n\n## Si hay", "Se estudia"),
        (COMPLAINT_EN, "## Hand over", "## What happens next\n\n1. It is read. (2 days)\n\n## Hand over", "is read"),
    ),
    *_rows(
        "step-without-time",
        WARNING,
        (COMPLAINT_ES, "## Si hay", "## Qué pasa después\n\n1. **Tesorería** la lee.\n\n## Si hay", "la lee"),
        (COMPLAINT_EN, "## Hand over", "## What happens next\n\n1. **Treasury** reads.\n\n## Hand over", "reads"),
    ),
)

DEPARTMENTS: Final = (
    *_both(
        "unknown-department",
        WARNING,
        ("1. **Facturación**", "1. **Facturasión**", "Facturasión"),
        ("2. **Tesorería**", "2. **Marte**", "Marte"),
        ("- A: Facturación", "- A: Facturacíon y pagos", "y pagos"),
        ("1. **Billing**", "1. **Biling**", "Biling"),
        ("2. **Treasury**", "2. **Mars**", "Mars"),
        ("- To: Billing", "- To: Sales", "Sales"),
        ("responsable:", "departamento: Facturasion\nresponsable:", "Facturasion"),
        ("responsable:", "departamento: Legal\nresponsable:", "departamento"),
        ("owner:", "department: Billling\nowner:", "Billling"),
        ("owner:", "department: facturacoin\nowner:", "facturacoin"),
    ),
    *_both(
        "outcome-unknown-department",
        WARNING,
        ("- Ver plazos: los de la página", "- Ver plazos: los de la página\n- Pasar a: Ventas", "### Abre"),
        ("- Timeline: as on the page", "- Timeline: as on the page\n- Hand over to: Sales", "### Open"),
    ),
    *_rows(
        "bad-email",
        WARNING,
        (CARD_ES, "facturacion@norvia.example", "facturacion.norvia.example", "correo"),
        (CARD_ES, "facturacion@norvia.example", "facturacion arroba norvia", "correo"),
        (CARD_EN, "billing@norvia.example", "billing@norvia", "email"),
        (CARD_EN, "billing@norvia.example", "billing at norvia.example", "email"),
        (ES, "facturacion@norvia.example", "facturacion@@norvia.example", "responsable"),
        (EN, "billing@norvia.example", "billing@norvia", "owner"),
    ),
    *_rows(
        "bad-phone",
        WARNING,
        (CARD_ES, "4 210", "4 21O", "telefono"),
        (CARD_ES, "4 210", "preguntar a Ana", "telefono"),
        (CARD_EN, "4 210", "four two ten", "phone"),
        (CARD_EN, "4 210", "4 2l0", "phone"),
    ),
    *_rows(
        "bad-hours",
        WARNING,
        (CARD_ES, "Mo-Fr 08:00-20:00; Sa 09:00-14:00; PH off", "L-V 8:00-20:00", "horario"),
        (CARD_ES, "Mo-Fr 08:00-20:00; Sa 09:00-14:00; PH off", "de lunes a viernes", "horario"),
        (CARD_EN, "Mo-Fr 08:00-20:00; Sa 09:00-14:00; PH off", "weekdays 9 to 5", "hours"),
        (CARD_EN, "Mo-Fr 08:00-20:00; Sa 09:00-14:00; PH off", "Mo-Fr 08:00-20:70", "hours"),
    ),
    *_rows(
        "vague-hours",
        WARNING,
        (CARD_ES, "Mo-Fr 08:00-20:00; Sa 09:00-14:00; PH off", "sunrise-sunset", "horario"),
        (CARD_EN, "Mo-Fr 08:00-20:00; Sa 09:00-14:00; PH off", "Mo-Fr 10:00+", "hours"),
    ),
    *_rows(
        "open-on-holidays",
        WARNING,
        (CARD_ES, "Mo-Fr 08:00-20:00; Sa 09:00-14:00; PH off", "PH off; Mo-Fr 08:00-20:00", "horario"),
        (CARD_ES, "Sa 09:00-14:00; PH off", "PH off; Mo-Sa 09:00-14:00", "horario"),
        (CARD_EN, "Mo-Fr 08:00-20:00; Sa 09:00-14:00; PH off", "PH closed; Mo-Su 09:00-21:00", "hours"),
    ),
    *_rows(
        "hours-past-midnight",
        WARNING,
        (CARD_ES, "Mo-Fr 08:00-20:00", "Mo-Fr 20:00-08:00", "horario"),
        (CARD_ES, "Mo-Fr 08:00-20:00", "Mo-Fr 08:00-26:00", "horario"),
        (CARD_EN, "Mo-Fr 08:00-20:00", "Mo-Fr 18:00-09:00", "hours"),
        (CARD_EN, "Mo-Fr 08:00-20:00", "Mo-Fr 16:00-25:30", "hours"),
    ),
    *_rows(
        "bad-weekend",
        ERROR,
        (CARD_ES, "Sa Su", "fiestas", "fin_de_semana"),
        (CARD_EN, "Sa Su", "Saturdai", "weekend"),
    ),
    *_rows(
        "bad-hour",
        ERROR,
        (CARD_ES, "18:00\n---", "las seis\n---", "hora_limite"),
        (CARD_EN, "18:00\n---", "25:00\n---", "cut_off"),
    ),
    *_rows(
        "same-department-name",
        WARNING,
        ("tesoreria/_index.es.md", "nombre: Tesorería", "nombre: Facturación", "nombre"),
        ("tesoreria/_index.es.md", "nombre: Tesorería", "nombre: FACTURACION", "nombre"),
    ),
)

HAND_OVERS: Final = (
    *_both(
        "near-hand-over-label",
        WARNING,
        ("Ten a mano:", "Tener a mano:", "Tener a mano:"),
        ("Ten a mano:", "Preparar:", "Preparar:"),
        ("Ten a mano:", "Ten a manno:", "Ten a manno:"),
        ("- A:", "- Pasar a:", "- Pasar a:"),
        ("- A:", "- **Derivar a:**", "Derivar a:"),
        ("Di al cliente:", "Decir al cliente:", "Decir al cliente:"),
        ("Di al cliente:", "Dile:", "Dile:"),
        ("Si no contestan:", "Si no contesta:", "Si no contesta:"),
        ("Si no contestan:", "Si no responden:", "Si no responden:"),
        ("Have ready:", "Keep ready:", "Keep ready:"),
        ("Have ready:", "Have redy:", "Have redy:"),
        ("- To:", "- Pass to:", "- Pass to:"),
        ("Tell the customer:", "Tell customer:", "Tell customer:"),
        ("If nobody answers:", "If no answer:", "If no answer:"),
        ("If nobody answers:", "If nobody awnsers:", "If nobody awnsers:"),
    ),
    *_both(
        "hand-over-without-to",
        WARNING,
        ("- A: Facturación\n  Ten", "- Ten", "- Ten a mano"),
        ("- A: Facturación\n", "- A:\n", "- A:"),
        ("- To: Billing\n  Have", "- Have", "- Have ready"),
        ("- To: Billing\n", "- To:\n", "- To:"),
    ),
    *_rows(
        "hand-over-empty",
        WARNING,
        (COMPLAINT_ES, "- A: Tesorería", "Llama a Tesorería.", "Llama a"),
        (COMPLAINT_EN, "- To: Treasury", "Call Treasury.", "Call Treasury"),
    ),
    *_rows(
        "hand-over-missing",
        WARNING,
        (COMPLAINT_ES, "\n## Si hay que pasarlo\n\n- A: Tesorería\n", "", "primer_contacto"),
        (COMPLAINT_EN, "\n## Hand over\n\n- To: Treasury\n", "", "first_contact"),
        (REFUND_ES, "primer_contacto: resolver", "primer_contacto: pasar", "primer_contacto"),
        (REFUND_EN, "first_contact: solve", "first_contact: solve-then-hand-over", "first_contact"),
    ),
)

GUIDES: Final = (
    *_both(
        "choice-with-text",
        ERROR,
        ("(#abre-el-fac-021)", "(#abre-el-fac-021) si son del mismo día", "si son del"),
        ("(#son-dos-meses-distintos)", "(#son-dos-meses-distintos), y léelos", "y léelos"),
        ("(#open-fac-021)", "(#open-fac-021) if on the same day", "if on the"),
        ("(#they-are-two-months)", "(#they-are-two-months) - read them out", "read them"),
    ),
    *_both(
        "repeated-choice",
        WARNING,
        ("[No, son distintos]", "[Sí, idénticos]", "(#son-dos"),
        ("[No es un cobro]", "[sí, idénticos]", "[sí, id"),
        ("[No, they differ]", "[Yes, identical]", "(#they-are"),
    ),
    *_both(
        "guide-dead-anchor",
        ERROR,
        ("(#abre-el-fac-021)", "(#abre-el-fac-22)", "(#abre-el-fac-22)"),
        ("(#son-dos-meses-distintos)", "(#dos-meses)", "(#dos-meses)"),
        ("(#open-fac-021)", "(#open-fac-021x)", "(#open-fac-021x)"),
    ),
    *_both(
        "guide-loop",
        WARNING,
        ("[No es un cobro](../tesoreria/devolucion.es.md)", "[Otra vez](#los-dos-cargos-son-iguales)", "Otra vez"),
        ("[It is no charge](../tesoreria/devolucion.en.md)", "[Again](#are-both-charges-the-same)", "Again"),
    ),
    *_both(
        "guide-unreachable",
        WARNING,
        ("- [No, son distintos](#son-dos-meses-distintos)\n", "", "### Son dos meses"),
        ("- [No, they differ](#they-are-two-months)\n", "", "### They are two"),
    ),
    *_both(
        "guide-dead-end",
        WARNING,
        (
            "Léele el periodo de cada factura.\n\n> Los dos cargos son correctos: son de dos meses distintos.\n\n"
            "- Sin promesa\n",
            "- Ver plazos: los de la página\n",
            "### Son dos",
        ),
        (
            "Read out the period of each bill.\n\n> Both charges are right: they are for two different months.\n\n"
            "- No promise\n",
            "- Timeline: as on the page\n",
            "### They are two",
        ),
    ),
    *_both(
        "outcome-undecided",
        WARNING,
        ("- Ver plazos: los de la página\n", "", "### Abre"),
        ("- Timeline: as on the page\n", "", "### Open"),
    ),
    *_both(
        "outcome-without-answer",
        WARNING,
        ("> Los dos cargos son correctos: son de dos meses distintos.\n", "", "### Son dos"),
        ("> Both charges are right: they are for two different months.\n", "", "### They are"),
    ),
    *_both(
        "outcome-unknown-timeline",
        WARNING,
        ("los de la página", "los de siempre", "los de siempre"),
        ("as on the page", "as always", "as always"),
    ),
    *_both(
        "outcome-promise-value",
        WARNING,
        ("- Sin promesa", "- Sin promesa: quizá", "Sin promesa:"),
        ("- No promise", "- No promise: maybe", "No promise:"),
    ),
    *_both(
        "outcome-rule-in-question",
        WARNING,
        (
            "### ¿Los dos cargos son iguales?\n",
            "### ¿Los dos cargos son iguales?\n\n- Sin promesa\n",
            "- Sin promesa\n\n- [",
        ),
        ("### Are both charges the same?\n", "### Are both charges the same?\n\n- No promise\n", "- No promise\n\n- ["),
    ),
    *_both(
        "guide-heading-level",
        ERROR,
        ("### ¿Los dos cargos son iguales?", "#### ¿Los dos cargos son iguales?", "####"),
        ("### ¿Los dos cargos son iguales?", "## ¿Los dos cargos son iguales?", "## ¿Los"),
        ("### Are both charges the same?", "#### Are both charges the same?", "####"),
    ),
    *_both(
        "unknown-guide-target",
        ERROR,
        (
            "[No es un cobro](../tesoreria/devolucion.es.md)",
            "[No es un cobro](../tesoreria/devolver.es.md)",
            "devolver",
        ),
        ("[It is no charge](../tesoreria/devolucion.en.md)", "[It is no charge](refund.en.md)", "(refund.en.md)"),
    ),
    *_rows(
        "guide-without-questions",
        WARNING,
        (COMPLAINT_ES, "## Si hay", "## Guía\n\nPregunta qué pasó.\n\n## Si hay", "Pregunta qué"),
        (COMPLAINT_EN, "## Hand over", "## Guide\n\nAsk what happened.\n\n## Hand over", "Ask what"),
    ),
    *_rows(
        "choices-without-links",
        WARNING,
        (COMPLAINT_ES, "## Si hay", "## Guía\n\n### ¿Es cliente?\n\n- Sí: tramítala\n- No\n\n## Si hay", "### ¿Es"),
        (COMPLAINT_EN, "## Hand over", "## Guide\n\n### A customer?\n\n- Yes\n- No\n\n## Hand over", "### A cust"),
    ),
)

LINKS: Final = (
    *_both(
        "missing-picture",
        WARNING,
        ("(pasos.png)", "(paso.png)", "(paso.png)"),
        ("(pasos.png)", "(imagenes/pasos.png)", "imagenes/"),
        ("refund](pasos.png)", "refund](steps.jpg)", "steps.jpg"),
    ),
    *_both(
        "missing-document",
        WARNING,
        ("(impreso.pdf)", "(impreso-nuevo.pdf)", "impreso-nuevo"),
        ("(impreso.pdf)", "(../impreso.docx)", "impreso.docx"),
        ("The form is [this document](impreso.pdf)", "The form is [this document](form.pdf)", "form.pdf"),
    ),
    *_both(
        "local-link",
        WARNING,
        ("(impreso.pdf)", "(C:\\Impresos\\alta.pdf)", "C:\\"),
        ("(impreso.pdf)", "(\\\\servidor\\impresos\\alta.pdf)", "servidor"),
        ("(impreso.pdf)", "(file:///C:/impresos/alta.pdf)", "file:"),
        ("(impreso.pdf)", "(C:\\Mis documentos\\alta.pdf)", "Mis documentos"),
        ("The form is [this document](impreso.pdf)", "The form is [this document](D:/forms/new.pdf)", "D:/"),
        ("refund](pasos.png)", "refund](\\\\share\\steps.png)", "share"),
    ),
    *_both(
        "empty-link",
        WARNING,
        ("[este documento](impreso.pdf)", "[este documento]()", "[este documento]()"),
        ("[este documento](impreso.pdf)", "[](impreso.pdf)", "[](impreso.pdf)"),
        ("[este documento](impreso.pdf)", "[]()", "[]()"),
        ("[this document](impreso.pdf)", "[this document]( )", "( )"),
    ),
    *_both(
        "broken-link",
        WARNING,
        ("[este documento](impreso.pdf)", "[este documento] (impreso.pdf)", "] ("),
        ("[este documento](impreso.pdf)", "[este documento](el impreso.pdf)", "(el impreso"),
        ("[la página de Tesorería](..", "[la página de Tesorería] (..", "] (.."),
        ("[this document](impreso.pdf)", "[this document] (https://norvia.example/form)", "] (https"),
    ),
    *_both(
        "unknown-link",
        WARNING,
        ("(#que-pasa-despues)", "(#que-pasara)", "#que-pasara"),
        ("[la página de Tesorería](../tesoreria/devolucion.es.md)", "[[devolver]]", "[[devolver]]"),
        ("Tesorería](../tesoreria/devolucion.es.md)", "Tesorería](../tesoreria/devuelto.es.md)", "devuelto"),
        ("(#what-happens-next)", "(#what-comes-next)", "#what-comes"),
        ("[the page of Treasury](../tesoreria/devolucion.en.md)", "[[refunds]]", "[[refunds]]"),
        ("Treasury](../tesoreria/devolucion.en.md)", "Treasury](devolucion.en.md)", "(devolucion"),
    ),
    *_both(
        "unknown-related",
        WARNING,
        ("[tesoreria/devolucion]", "[tesoreria/devoluciones]", "relacionados"),
        ("related: [tesoreria/devolucion]", "related:\n  - tesoreria/devolucion\n  - tesoreria/gone", "gone"),
    ),
    *_both(
        "former-id-in-use",
        WARNING,
        ("codigos: [FAC-021]", "codigos: [FAC-021]\nids_anteriores: [tesoreria/queja]", "ids_anteriores"),
        ("related: [", "former_ids:\n  - cobros/viejo\n  - facturacion/cobro\nrelated: [", "- facturacion/cobro"),
    ),
)

TEXTS: Final = (
    *_both(
        "word-html",
        WARNING,
        ("Dos personas ven", "<o:p></o:p>Dos personas ven", "<o:p>"),
        ("Dos personas ven", '<p class="MsoNormal">Dos personas</p> ven', "Mso"),
        ("Dos personas ven", '<span style="mso-spacerun:yes"> </span>Dos personas ven', "mso-"),
        ("Dos personas ven", "<st1:place>Dos personas</st1:place> ven", "<st1"),
        ("Two people see", "<p class=MsoListParagraph>Two people</p> see", "Mso"),
        ("Two people see", "<w:wrap>Two people see", "<w:"),
    ),
    *_both(
        "comment-open",
        ERROR,
        ("Léele los dos apuntes despacio.", "Léele los dos.\n\n<!-- falta esto", "<!--"),
        ("Dos personas ven", "<!-- nota: Dos personas ven", "<!--"),
        ("Read both entries out slowly.", "Read both.\n<!-- to do: more -- >", "<!--"),
    ),
    *_both(
        "code-open",
        ERROR,
        ("Léele los dos apuntes despacio.", "```\nLéele los dos apuntes.", "```"),
        ("Read both entries out slowly.", "~~~text\nRead both entries.", "~~~"),
        ("Read both entries out slowly.", "````\nRead.\n```", "````"),
    ),
    *_both(
        "table-without-line",
        WARNING,
        ("| Importe | Quién decide |\n| --- | --- |\n", "| Importe | Quién decide |\n", "| Importe"),
        ("| Amount | Who decides |\n| --- | --- |\n", "| Amount | Who decides |\n| == | == |\n", "| Amount"),
    ),
    *_both(
        "uneven-table",
        WARNING,
        ("| 90 € | tu supervisor |", "| 90 € | tu supervisor | o la tienda |", "90 €"),
        ("| 30 € | tú |", "| 30 € |", "30 € |"),
        ("| €90 | your supervisor |", "| €90 | your | supervisor |", "€90 |"),
        ("| --- | --- |\n| €30", "| --- | --- | --- |\n| €30", "| --- |"),
    ),
    *_both(
        "duplicate-section",
        WARNING,
        ("## Lo que funcionó", "## Puedes decidir\n\nNada.\n\n## Lo que funcionó", "## Puedes decidir\n\nNada"),
        ("## What worked", "## Ask first\n\nNothing.\n\n## What worked", "## Ask first\n\nNothing"),
    ),
    *_both(
        "line-too-long",
        ERROR,
        ("Léele los dos apuntes despacio.", "Léele los dos apuntes. " * 500, "Léele"),
        ("Read both entries out slowly.", "Read both entries. " * 600, "Read both"),
    ),
)

PRIVACY: Final = (
    *_both(
        "card-number",
        WARNING,
        ("Léele los dos", "Su tarjeta: 4111 1111 1111 1111. Léele los dos", "4111"),
        ("Léele los dos", "Su tarjeta: 5555-5555-5555-4444. Léele los dos", "5555"),
        ("Read both", "The card 378282246310005 is hers. Read both", "3782"),
        ("you charged me twice", "you charged my card 6011111111111117 twice", "6011"),
    ),
    *_both(
        "bank-account",
        WARNING,
        ("Léele los dos", "Cuenta ES91 2100 0418 4502 0005 1332. Léele los dos", "ES91"),
        ("Read both", "Account DE89370400440532013000. Read both", "DE89"),
        ("Read both", "Account GB82 WEST 1234 5698 7654 32 is hers. Read both", "GB82"),
    ),
    *_both(
        "identity-number",
        WARNING,
        ("Léele los dos", "Es 12345678Z. Léele los dos", "12345678Z"),
        ("Léele los dos", "Es el DNI 12.345.678-Z. Léele los dos", "12.345"),
        ("Read both", "It is X1234567L. Read both", "X1234567L"),
    ),
    *_both(
        "private-phone",
        WARNING,
        ("Léele los dos", "Llama a Ana al 612 345 678. Léele los dos", "612"),
        ("Léele los dos", "Llama al +34 655-443-322. Léele los dos", "655"),
        ("Read both", "Call Tom on +44 7911 123456. Read both", "7911"),
    ),
    *_both(
        "private-email",
        WARNING,
        ("Léele los dos", "Escribe a maria.perez@gmail.com. Léele los dos", "@gmail"),
        ("Léele los dos", "Escribe a pepe@hotmail.es. Léele los dos", "@hotmail"),
        ("Read both", "Write to tom_j@yahoo.co.uk. Read both", "@yahoo"),
    ),
    *_both(
        "password",
        WARNING,
        ("Léele los dos", "La contraseña del portal es Norvia2024. Léele los dos", "Norvia2024"),
        ("Léele los dos", "Contraseña: perroverde\n\nLéele los dos", "perroverde"),
        ("Léele los dos", "Clave de acceso: «1234-abcd». Léele los dos", "1234-abcd"),
        ("Read both", "The password is hunter2. Read both", "hunter2"),
        ("Read both", "User/password: admin/S3cret. Read both", "S3cret"),
    ),
)

COMPANIES: Final = (
    *_rows(
        "misspelt-key",
        WARNING,
        (COMPANY, "idiomas:", "idioma:", "idioma:"),
        (COMPANY, "idiomas:", "idomas:", "idomas:"),
        (COMPANY, "sinonimos:", "equivalencias:", "equivalencias:"),
        (COMPANY, "  cierres:", "  festivos:", "festivos:"),
        (COMPANY, "  region: MD", "  provincia: MD", "provincia:"),
        (COMPANY, "reclamacion:", "quejas:", "quejas:"),
        (COMPANY, "externos:", "terceros:", "terceros:"),
        (COMPANY, "crm_url:", "crm_ulr:", "crm_ulr:"),
        (COMPANY, "nombre:", "company_name:", "company_name:"),
    ),
    *_rows(
        "bad-yes-or-no",
        WARNING,
        (COMPANY, "externos:", "verification_history: maybe\nexternos:", "verification_history"),
        (COMPANY, "externos:", "historial_de_verificacion: a veces\nexternos:", "historial_de_verificacion"),
        (COMPANY, "externos:", "verification_history: 2\nexternos:", "verification_history"),
    ),
    *_rows(
        "bad-company-language",
        WARNING,
        (COMPANY, "[es, en]", "[español, en]", "español"),
        (COMPANY, "[es, en]", "[es, inglés]", "inglés"),
        (COMPANY, "[es, en]", "[es, en, klingon]", "klingon"),
        (COMPANY, "  en:\n    - [bill", "  english:\n    - [bill", "english"),
        (COMPANY, "  en:\n    - [bill", "  fr:\n    - [bill", "fr:"),
    ),
    *_rows(
        "synonyms-without-language",
        WARNING,
        (COMPANY, "  es:\n    - [recibo, factura]\n  en:\n    - [bill, invoice]", "  - [recibo, factura]", "sinonimos"),
        (COMPANY, "  es:\n    - [recibo, factura]\n  en:\n    - [bill, invoice]", "  recibo: [factura]", "sinonimos"),
    ),
    *_rows("bad-synonyms", WARNING, (COMPANY, "[recibo, factura]", "[recibo]", "[recibo]")),
    *_rows(
        "unknown-complaint",
        ERROR,
        (COMPANY, "tesoreria/queja", "tesoreria/quejas", "reclamacion"),
        (COMPANY, "tesoreria/queja", "queja", "reclamacion"),
    ),
    *_rows("no-calendar", WARNING, (COMPANY, "  pais: ES\n", "", "calendario")),
    *_rows(
        "unknown-country",
        ERROR,
        (COMPANY, "pais: ES", "pais: Españistán", "pais"),
        (COMPANY, "pais: ES", "pais: XX", "pais"),
    ),
    *_rows(
        "unknown-region",
        ERROR,
        (COMPANY, "region: MD", "region: Madriz", "region"),
        (COMPANY, "region: MD", "region: ZZ", "region"),
    ),
    *_rows("bad-date", ERROR, (COMPANY, "2026-12-24", "24 de diciembre", "24 de diciembre")),
    *_rows(
        "bad-crm-url",
        ERROR,
        (COMPANY, '"https://crm.norvia.example/new?text={note}"', "crm.norvia.example", "crm_url"),
    ),
    *_rows("unknown-placeholder", WARNING, (COMPANY, "{note}", "{notas}", "crm_url")),
    *_rows("tab-indentation", WARNING, (COMPANY, "  pais: ES", "\tpais: ES", "\tpais")),
    *_rows("bracket-open", ERROR, (COMPANY, "[es, en]", "[es, en", "idiomas")),
    *_rows("colon-in-value", ERROR, (COMPANY, "nombre: Norvia", "nombre: Norvia: sur", "nombre")),
    *_rows("missing-colon", ERROR, (COMPANY, "nombre: Norvia", "nombre Norvia", "nombre")),
    *_rows("bad-indentation", ERROR, (COMPANY, "  region: MD", "   region: MD", "region")),
    *_rows("yaml-alias", ERROR, (COMPANY, "nombre: Norvia", "nombre: *Norvia", "nombre")),
    *_rows("company-not-a-mapping", ERROR, (COMPANY, NEW, "Norvia\n", "")),
)

PLANTED: Final[tuple[Planted, ...]] = (
    *(*FRONT_MATTER, *WRITTEN, *KEEPING, *PHRASES, *ANSWERS, *PLACEHOLDERS, *JOURNEYS, *DEPARTMENTS),
    *(*HAND_OVERS, *GUIDES, *LINKS, *TEXTS, *PRIVACY, *COMPANIES),
)
