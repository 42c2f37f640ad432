"""A small content folder in which nothing is wrong, in both languages: mistakes are planted in it one at a time."""

from __future__ import annotations

from typing import Final

COMPANY: Final = """\
nombre: Norvia
idiomas: [es, en]
calendario:
  pais: ES
  region: MD
  cierres:
    - 2026-12-24
reclamacion: tesoreria/queja
externos: [Notaría, Notary]
sinonimos:
  es:
    - [recibo, factura]
  en:
    - [bill, invoice]
crm_url: "https://crm.norvia.example/new?text={note}"
"""

BILLING_ES: Final = """\
---
nombre: Facturación
telefono: 4 210
correo: facturacion@norvia.example
horario: Mo-Fr 08:00-20:00; Sa 09:00-14:00; PH off
fin_de_semana: Sa Su
hora_limite: 18:00
---
Emite las facturas y comprueba los cargos.
"""

BILLING_EN: Final = """\
---
name: Billing
phone: 4 210
email: billing@norvia.example
hours: Mo-Fr 08:00-20:00; Sa 09:00-14:00; PH off
weekend: Sa Su
cut_off: 18:00
---
Issues the bills and checks the charges.
"""

TREASURY_ES: Final = """\
---
nombre: Tesorería
telefono: 4 220
horario: Mo-Fr 09:00-17:00; PH off
---
Hace las transferencias.
"""

TREASURY_EN: Final = """\
---
name: Treasury
phone: 4 220
hours: Mo-Fr 09:00-17:00; PH off
---
Makes the transfers.
"""

CHARGE_ES: Final = """\
---
titulo: Cobro duplicado en la factura
el_cliente_dice:
  - me habéis cobrado dos veces
  - tengo dos recibos iguales en el banco
  - he pagado doble este mes
responsable: facturacion@norvia.example
verificado: 2026-09-15
verificar_cada: 6 meses
primer_contacto: resolver-y-pasar
codigos: [FAC-021]
relacionados: [tesoreria/devolucion]
---

## Qué decir

Tiene razón, lo miramos ahora mismo. El dinero vuelve a su cuenta **{fechas|en unos días}**.

## Pregunta primero

- ¿Qué fecha tiene cada cargo?
- ¿Lo ve en el banco o en la factura?

## Puedes decidir

- Abonar hasta **30 €** en la llamada.

## No prometas

- Un importe antes de ver los cargos.

## Guía

### ¿Los dos cargos son iguales?

- [Sí, idénticos](#abre-el-fac-021)
- [No, son distintos](#son-dos-meses-distintos)
- [No es un cobro](../tesoreria/devolucion.es.md)

### Abre el FAC-021

Marca cuenta o factura, como prefiera.

- Ver plazos: los de la página

### Son dos meses distintos

Léele el periodo de cada factura.

> Los dos cargos son correctos: son de dos meses distintos.

- Sin promesa

## Qué pasa después

1. **Facturación** comprueba el cargo. (1 día laborable)
2. **Tesorería** hace la transferencia. (2-3 días laborables)
3. **Banco del cliente** lo muestra en la cuenta. (1-2 días laborables)

## Si hay que pasarlo

- A: Facturación
  Ten a mano: número de contrato; fecha de los dos cargos
  Di al cliente: Le avisamos por SMS cuando salga el dinero.
  Si no contestan: Deja una solicitud y llama tú al cliente.

## Por qué funciona así

Dos personas ven cada devolución. Lo cuenta [la página de Tesorería](../tesoreria/devolucion.es.md).

![Los pasos de una devolución](pasos.png)

El impreso es [este documento](impreso.pdf), y los pasos están [más arriba](#que-pasa-despues).

| Importe | Quién decide |
| --- | --- |
| 30 € | tú |
| 90 € | tu supervisor |

## Lo que funcionó

Léele los dos apuntes despacio.
"""

CHARGE_EN: Final = """\
---
title: Charged twice on the bill
customer_says:
  - you charged me twice
  - there are two payments to you at my bank
  - I paid double this month
owner: billing@norvia.example
verified: 2026-09-15
verify_every: 6 months
first_contact: solve-then-hand-over
codes: [FAC-021]
related: [tesoreria/devolucion]
---

## Say this

You're right to check, let's look at it together now. The money is back in your account **{dates|within a few days}**.

## Ask first

- What is the date of each charge?
- Do you see it at the bank or on the bill?

## You can decide

- Credit up to **€30** during the call.

## Do not promise

- An amount before you have seen the charges.

## Guide

### Are both charges the same?

- [Yes, identical](#open-fac-021)
- [No, they differ](#they-are-two-months)
- [It is no charge](../tesoreria/devolucion.en.md)

### Open FAC-021

Tick account or bill, as they prefer.

- Timeline: as on the page

### They are two months

Read out the period of each bill.

> Both charges are right: they are for two different months.

- No promise

## What happens next

1. **Billing** checks the charge. (1 working day)
2. **Treasury** makes the transfer. (2-3 working days)
3. **Customer's bank** shows it in the account. (1-2 working days)

## Hand over

- To: Billing
  Have ready: contract number; date of both charges
  Tell the customer: We text you when the money leaves.
  If nobody answers: Leave a request and call the customer yourself.

## Why it works this way

Two people see every refund. It is told on [the page of Treasury](../tesoreria/devolucion.en.md).

![The steps of a refund](pasos.png)

The form is [this document](impreso.pdf), and the steps are [further up](#what-happens-next).

| Amount | Who decides |
| --- | --- |
| €30 | you |
| €90 | your supervisor |

## What worked

Read both entries out slowly.
"""

REFUND_ES: Final = """\
---
titulo: Devolución de un saldo a favor
el_cliente_dice:
  - cuándo me devolvéis el saldo
  - tengo dinero a mi favor con vosotros
  - quiero mi dinero en la cuenta
responsable: tesoreria@norvia.example
verificado: 2026-10-01
primer_contacto: resolver
---

## Qué decir

Le hago la devolución ahora mismo y la tiene en su cuenta **{fechas|en unos días}**.

## Qué pasa después

1. **Tesorería** hace la transferencia. (2-3 días laborables)
"""

REFUND_EN: Final = """\
---
title: Refund of a credit balance
customer_says:
  - when do I get my balance back
  - I have money in credit with you
  - I want my money in my account
owner: treasury@norvia.example
verified: 2026-10-01
first_contact: solve
---

## Say this

I am making the refund now, and you have it in your account **{dates|within a few days}**.

## What happens next

1. **Treasury** makes the transfer. (2-3 working days)
"""

COMPLAINT_ES: Final = """\
---
titulo: Poner una reclamación
el_cliente_dice:
  - quiero poner una queja
  - esto es un abuso y lo voy a reclamar
  - dónde reclamo esto
responsable: atencion@norvia.example
verificado: 2026-10-01
primer_contacto: pasar
---

## Qué decir

Siento lo que ha pasado. Se la tramito ahora mismo y le doy el número.

## Si hay que pasarlo

- A: Tesorería
"""

COMPLAINT_EN: Final = """\
---
title: Make a complaint
customer_says:
  - I want to complain
  - this is outrageous and I will report it
  - where do I file a complaint about this
owner: care@norvia.example
verified: 2026-10-01
first_contact: hand-over
---

## Say this

I am sorry about what happened. I am filing it now, and I give you its number.

## Hand over

- To: Treasury
"""

GOOD: Final[dict[str, str]] = {
    "procdesk.yaml": COMPANY,
    "facturacion/_index.es.md": BILLING_ES,
    "facturacion/_index.en.md": BILLING_EN,
    "tesoreria/_index.es.md": TREASURY_ES,
    "tesoreria/_index.en.md": TREASURY_EN,
    "facturacion/cobro.es.md": CHARGE_ES,
    "facturacion/cobro.en.md": CHARGE_EN,
    "tesoreria/devolucion.es.md": REFUND_ES,
    "tesoreria/devolucion.en.md": REFUND_EN,
    "tesoreria/queja.es.md": COMPLAINT_ES,
    "tesoreria/queja.en.md": COMPLAINT_EN,
    "facturacion/pasos.png": "",
    "facturacion/impreso.pdf": "",
}
"""Relative path -> text of a folder without a problem on 22 November 2026."""
