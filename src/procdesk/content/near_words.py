"""Words that people write for those of the format: keys and labels, and what each was probably meant for."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from procdesk.content.vocabulary import COMPANY_KEYS, HAND_OVER_LABELS, KEYS
from procdesk.text import fold_key, fold_name, mistyped

NEAR_KEYS: Final[dict[str, str]] = {
    word: key
    for key, words in {
        "titulo": "asunto nombre_del_proceso",
        "title": "subject",
        "el_cliente_dice": "frases frase frases_del_cliente frases_de_cliente dice_el_cliente el_cliente_pregunta "
        "lo_que_dice_el_cliente como_lo_dice_el_cliente que_dice_el_cliente los_clientes_dicen "
        "lo_que_dicen_los_clientes",
        "customer_says": "phrases customer_phrases customers_say customer_asks what_customers_say utterances "
        "the_customer_says the_customers_say what_the_customer_says how_the_customer_says_it how_customers_say_it",
        "departamento": "depto dpto dep",
        "department": "dept",
        "responsable": "dueno duena encargado encargada responsables",
        "owner": "owned_by responsible",
        "verificado": "revisado revisada verificada ultima_revision fecha_de_revision verificado_el revisado_el",
        "verified": "last_reviewed last_verified verified_on reviewed_on last_checked",
        "verificado_por": "revisado_por verificada_por revisada_por comprobado_por confirmado_por",
        "verified_by": "reviewed_by checked_by confirmed_by last_verified_by",
        "verificar_cada": "revisar_cada revision_cada repasar_cada revisar verificacion_cada",
        "verify_every": "review_every check_every review_interval verify_each",
        "valido_desde": "valido_a_partir_de vigencia_desde en_vigor_desde",
        "valid_from": "valid_since effective_from",
        "valido_hasta": "caduca caducidad caduca_el vence vencimiento fecha_de_caducidad",
        "valid_until": "expires expires_on expiration valid_to valid_till",
        "primer_contacto": "quien_contesta quien_atiende atiende contacto_inicial",
        "first_contact": "who_answers answered_by",
        "codigos": "codigo codigos_de_error",
        "codes": "error_codes",
        "relacionados": "ver_tambien procesos_relacionados relacionada relacionadas",
        "related": "see_also related_pages related_processes",
        "telefono": "tel tfno tlf telefonos movil",
        "phone": "phone_number",
        "correo": "mail email_de_contacto",
        "horario": "horarios horario_de_atencion apertura",
        "hours": "office_hours working_hours business_hours",
        "hora_limite": "hora_tope hora_maxima",
    }.items()
    for word in words.split()
}
"""Folded key that people write for one of ours -> the key of the format in the same language."""

COMPANY_NEAR_KEYS: Final[dict[str, str]] = {
    word: key
    for key, words in {
        "empresa": "nombre_de_la_empresa organizacion compania",
        "company": "company_name organisation organization",
        "idiomas": "idioma lenguas lenguajes",
        "languages": "language lang locales",
        "pais": "nacion",
        "comunidad": "comunidad_autonoma ccaa provincia",
        "region": "state province",
        "cierres": "festivos dias_festivos vacaciones cerrado",
        "closed": "holidays closures days_off",
        "sinonimos": "sinonimo equivalencias palabras_equivalentes",
        "synonyms": "synonym equivalents thesaurus",
        "reclamacion": "reclamaciones quejas proceso_de_queja",
        "complaint": "complaints",
        "plantilla_de_nota": "plantilla notas plantilla_nota",
        "note_template": "template notes",
        "externos": "externo terceros fuera_de_la_empresa",
        "outsiders": "external externals third_parties",
        "calendario": "calendario_laboral",
        "calendar": "working_calendar",
    }.items()
    for word in words.split()
}
"""Folded key that people write in procdesk.yaml for one of ours -> our key in the same language."""

NEAR_HAND_OVER_LABELS: Final[dict[str, str]] = {
    word: label
    for label, words in {
        "A": ("pasar a", "pasarlo a", "pasalo a", "derivar a", "avisar a", "destinatario", "departamento"),
        "To": ("pass to", "hand over to", "send to", "transfer to", "department"),
        "Ten a mano": ("tener a mano", "tener preparado", "tener listo", "ten listo", "a mano", "preparar", "datos"),
        "Have ready": ("keep ready", "have at hand", "have to hand", "ready", "prepare", "details"),
        "Di al cliente": (
            *("decir al cliente", "decirle al cliente", "dile", "dile al cliente que", "di", "decir"),
            *("al cliente", "explica al cliente"),
        ),
        "Tell the customer": ("say to the customer", "tell customer", "tell the client", "say", "tell them"),
        "Si no contestan": (
            *("si no contesta", "si no contesta nadie", "si no responden", "si nadie responde", "si no hay nadie"),
            *("si no cogen", "si comunica", "si no lo cogen"),
        ),
        "If nobody answers": ("if no answer", "if they do not answer", "if nobody picks up", "if nobody is there"),
    }.items()
    for word in words
}
"""Folded label that people write in a hand-over for one of ours -> the label of the format in the same language."""

# Keys of other systems that look like a mistake of one of ours and are none.
_FOREIGN: Final = frozenset({"titles", "languages", "name_en", "translated", "owners_list", "verifier", "translator"})


@lru_cache(maxsize=4096)
def near_key(key: str) -> str:
    """The key that an unknown one is probably a mistake of, "" where it resembles none."""
    folded = fold_key(key)
    return "" if folded in _FOREIGN else NEAR_KEYS.get(folded) or mistyped(folded, KEYS.keys())


@lru_cache(maxsize=4096)
def near_company_key(key: str) -> str:
    """The key of procdesk.yaml that an unknown one is probably a mistake of, "" where it resembles none."""
    folded = fold_key(key)
    return COMPANY_NEAR_KEYS.get(folded) or mistyped(folded, COMPANY_KEYS.keys())


@lru_cache(maxsize=4096)
def near_hand_over_label(label: str) -> str:
    """The label of a hand-over that another is probably meant for, "" where it resembles none."""
    folded = fold_name(label)
    return NEAR_HAND_OVER_LABELS.get(folded) or mistyped(folded, HAND_OVER_LABELS.keys()).capitalize()
