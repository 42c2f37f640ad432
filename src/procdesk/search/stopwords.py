"""Words of Spanish and English that say how something is asked and not what."""

from __future__ import annotations

_SPANISH = """
a al algo alguien algun alguna algunas alguno algunos alli ahi ante antes aqui aquel aquella aquello asi aun aunque bajo
bien cada como con contra cual cuales cualquier cuando cuanto de del desde donde dos e el ella ellas ello ellos en entre
era eran eres es esa esas ese eso esos esta estaba estado estamos estan estar estas este esto estos estoy fue fueron ha
habia han has hasta hay haya he hemos hola favor la las le les lo los mas me mi mia mias mientras mio mios mis mucho muy
nada ni no nos nosotros nuestra nuestro o os otra otro para pero por porque pues que quien quienes quiero se sea segun
ser si sido siempre sin sobre sois somos son soy su sus suya suyo tambien tan tanto te tengo ti tiene tienen toda todas
todo todos tu tus tuya tuyo un una unas uno unos usted ustedes va vais vamos van vez vosotros vuestra vuestro y ya yo
"""
_ENGLISH = """
a about above after again against all also am an and any are arent as at be because been before being below between both
but by can cant could couldnt did didnt do does doesnt doing dont down during each few for from further get had hadnt
has hasnt have havent having he her here hers herself him himself his hi hello how i id if ill im in into is isnt it its
itself ive just let lets like me more most my myself need no nor not of off on once only or other our ours out over own
please same she should shouldnt so some such tell than that thats the their theirs them themselves then there theres
these they this those through to too under until up us very want was wasnt we were werent what whats when where which
while who whom why will with wont would wouldnt you your youre yours yourself
"""

# Folded, without apostrophes: the form in which `analysis` compares words. Numbers that read like words ("dos" in
# "dos veces") are kept out below, because they carry the matter.
STOP_WORDS = frozenset(_SPANISH.split()) - {"dos"} | frozenset(_ENGLISH.split())
