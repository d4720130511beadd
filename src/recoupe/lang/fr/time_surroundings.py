"""What stands around the words of a rule forbids it to be a time: ages, article numbers, products, places, prices, habits."""

from __future__ import annotations

import re

from recoupe.lang.fr.calendar import AGED, HELD, LASTING, NUMBER, S
from recoupe.lang.fr.tense import by_endings, happens
from recoupe.lang.fr.time_rules import Rule

_NO_NUMBER = re.compile(
    r"[\d/.,:°$€£-]$|n° ?$|"
    r"\b(?:articles?|numéros?|résolutions?|loi|page|pages|boeing|airbus|agenda|vision|projet|opération|plan|département|canal|chaîne|route|rn|a) $"
)
_BEFORE_MONTH = re.compile(
    rf"(?:\b(?:en|depuis|dès|de|du|mois de|fin|début|mi|jusqu'en|avant|après|entre|et|à|vers|courant|par|d'ici|ou|jusqu'à|le|au|pour|que|comme)"
    rf"(?:{S})|d'|mi-|\(|,{S})$"
)
_BEFORE_YEAR = re.compile(
    rf"(?:\b(?:en|depuis|dès|de|d'ici|du|avant|après|fin|début|jusqu'en|jusqu'à|entre|et|à|vers|courant|ou|pour|que|l'an|l'année|années?|horizon|"
    r"élections?|présidentielles?|législatives?|municipales?|européennes?|régionales?|"
    r"budget|rentrée|saison|édition|mandat|exercice|automne|hiver|printemps|été|coup d'etat de|crise de|accords?(?: de \w+)? de|constitution de|guerre de)"
    rf"{S}|d'|mi-|\({S}?)$"
)
_MODIFIED = re.compile(rf"(?:(?:plus|moins|près){S}d(?:e{S}|')|d'au{S}(?:moins|plus){S})$")
_STRONG_BEFORE_YEAR = re.compile(rf"(?:\b(?:en|depuis|dès|d'ici|fin|début|jusqu'en|l'an|l'année|horizon){S}|mi-)$")
_SOMEBODY = re.compile(r"\b(?:une?|le|la|cette|ce|cet|jeune) (?:[\w'-]+ ){1,3}(?:de |d')$")
_COUNTABLE = re.compile(
    rf"{S}(?!fois)(?:[a-zà-ÿ]+(?:s|x|ons)\b(?<!dans)(?<!puis)(?<!mais)(?<!alors)(?<!après)(?<!depuis)(?<!sous)(?<!plus)(?<!sans)(?<!vers)(?<!très)(?<!ses)(?<!les)(?<!des)(?<!ces)(?<!lors)(?<!pas)(?<!dès)(?<!nous)(?<!jamais)(?<!selon)|m\b|km|kg|mètres|€|%|h\b)"
)
_CLOCK_BEFORE = re.compile(rf"(?:\b(?:à|soit|vers|dès|avant|après|jusqu'à|de|entre|et|a|environ|minuit|soir|matin|gmt)|,|\(|-){S}?$")
_AGE_BEFORE = re.compile(
    rf"(?:\b(?:[âa]gée?s?(?:{S}de)?|âge{S}de|à{S}l'âge{S}de|les|leurs|des|ses|mes|fêter|fête|fêté|jeunes{S}de|aux)(?:{S}(?:moins|plus){S}de)?{S}(?:plus{S}de{S}|près{S}de{S}|environ{S})?)$"
)
_LASTS = re.compile(
    rf"\b(?:dur(?:é|ée|és|ées|e|ent|era|eront|ait|aient)|durée{S}de|pendant|durant|l'espace{S}de|bout{S}de|(?:réunion|rencontre|débat|entretien|vol|procès|discours|film|match){S}de)"
    rf"{S}(?:environ{S})?$"
)
_AGES = re.compile(
    rf"(?:\b(?:âges?|âgée?s?|femmes|hommes|personnes|enfants|jeunes|élèves|adolescente?s?|patiente?s?)\b[^.;,]{{0,25}}?\b(?:entre|de)|\b(?:ont|avaient){S}entre){S}"
    rf"(?:{NUMBER}{S}(?:et|à){S})?$"
)
_APPOSED = re.compile(rf"[,(]{S}?$")
_HAS_AGE = re.compile(rf"\b(?:a|avait|aura|ai|avais|ont|avaient|n'a que|à|aurait){S}(?:seulement{S})?$")
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:avenues?|boulevards?|rues?|(?<!en )place|squares?|allées?|quai|impasse|parc|gare|caserne|cité|pont|stade|quartier|hôpital|camp|lycée|collège"
    r"|rond-point|esplanade|mouvement|université|aéroport)"
    r"(?: [\w-]+ et)?(?: d[eu]| de la)?"
    r"|\b(?:ex|anciennement)) $"
)
_SECOND = re.compile(rf"\b(?:de|d'){S}?{NUMBER}{S}à{S}$")
_SENTENCED = re.compile(rf"{S}(?:ferme|(?:de{S}|d')(?:prison|réclusion|détention|travaux|emprisonnement|inéligibilité|sursis))\b")
_AGED_THING = re.compile(rf"\b(?:vieux|vieille|vieilles){S}(?:de{S}|d')(?:(?:plus|près|moins){S}de{S}|environ{S})?$")
_NO_LONGER = re.compile(r"\b(?:n'|ne )\w+ plus\b[^.;,]{0,30}$|(?<!se)rai(?:t|ent) $")
_NOW = re.compile(r"(?:\b(?:d'|(?:jus)?qu'|encore |même |d'ores et déjà )|[«\"“] ?)$")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n«\"])\s*$")
_DURING = re.compile(rf"\b(?:pendant|durant|depuis|en|après|d'|dans|moins d'|plus d'|de|sur|pour|voilà|voici|avant|sous|à){S}?$")
_FEAST_BEFORE = re.compile(rf"\b(?:[àa]|de|du|au|avant|après|pour|dès|d'ici|depuis|jusqu'à|veille de|jour de|fêtes? de|en){S}$")


def fits(each: Rule, text: str, view: str, match: re.Match[str]) -> bool:
    """Whether what stands around lets it be a time: no age, article number, product or planet."""
    start, end = match.span()
    before, after = view[max(0, start - 60) : start], view[end : end + 60]
    check = _CHECKS.get(each.name)
    if each.name not in ("clock", "hours-and-minutes") and _NO_NUMBER.search(before) and view[start].isdigit():
        return False
    return check is None or check(text, before, after, match)


def _is_age(before: str) -> bool:
    """Whether "de N ans" is said of somebody: "une Bretonne de 6 ans", where "une peine de 6 ans" is not."""
    match = _SOMEBODY.search(before)
    return bool(match) and not LASTING.search(match.group())  # type: ignore[union-attr]


def _is_ages(before: str) -> bool:
    """Whether "entre N et N ans" is said of people: "des femmes entre 20 et 60 ans"."""
    match = _AGES.search(before)
    return bool(match) and not LASTING.search(match.group())  # type: ignore[union-attr]


def _month_fits(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    if re.search(r"\d(?:er)? ?$", before) and match.start("month") == match.start():
        return False  # the rest of a date that is none: "avenue du 3 mars"
    word, start = match["month"], match.start("month")
    if match["yeared"] or match.groupdict().get("mod") or match["rel"] or start > match.start():
        return not (
            text[start].isupper()
            and match.group().startswith(("ce ", "le ", "du ", "au "))
            and word in ("mars", "mai", "avril", "juin")
            and not match["yeared"]
        )
    if word in ("mars", "mai", "avril", "juin"):
        return bool(_BEFORE_MONTH.search(before)) and not (text[start].isupper() and not text[start + 1].isupper())
    return bool(_BEFORE_MONTH.search(before)) or text[start].islower() or bool(_SENTENCE_START.search(before))


def _year_fits(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    if match.groupdict().get("mod") or match["about"] or match["word"]:
        return True
    strong = _STRONG_BEFORE_YEAR.search(before)
    if (not strong and _COUNTABLE.match(after)) or re.match(r"[-/]\w|\w| ?[%€$°]|[.,]\d", after):
        return False
    year = int(match["year"])
    if _BEFORE_YEAR.search(before):
        capital = re.search(r"\b[A-Z]\w* (?:de )?$", text[max(0, match.start() - 20) : match.start()])
        return 1000 <= year <= 2099 and not (year < 1400 and not before.rstrip().endswith(("en", "an", "année"))) and not (capital and year > 2100)
    return 1900 <= year <= 2060 and bool(re.search(r"[a-zà-ÿ] $", text[max(0, match.start() - 2) : match.start()])) and after[:1] in ".,;:)\n"


def _duration_fits(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    before = _MODIFIED.sub("", before)
    unit, words = match["unit"], match.group()
    if _is_title(text, before, after, match):
        return False
    one = match.groupdict().get("number") in ("un", "une") and not match.groupdict().get("mod")
    if one and unit in ("jour", "seconde", "journée"):
        return bool(re.search(rf"\b(?:pendant|durant|depuis|en|après){S}$", before))
    if one and re.match(rf"{S}(?:de|d'|du|des)\b", after) and not _DURING.search(before):
        return False
    if unit in ("an", "ans", "mois", "semaines", "jours") and (AGED.search(before) or (unit in ("an", "ans") and _is_age(before))):
        return False
    if unit in ("an", "ans") and not _SENTENCED.match(after):
        if (
            AGED.search(before)
            or _AGE_BEFORE.search(before)
            or _AGED_THING.search(before)
            or (_HAS_AGE.search(before) and not _SECOND.search(before))
            or _is_ages(before)
        ):
            return False
        if _APPOSED.search(before) and re.match(r"[,).]", after) and not words.startswith(("plus", "moins")):
            return False
    if match["collective"] and unit == "années" and re.search(r"\bd'$", before) and not LASTING.search(before):
        return False
    if unit in ("mois", "jours", "heures", "semaines") and re.search(rf"\b(?:[âa]gée?s?{S}(?:de{S})?|bébé{S}de{S})$", before):
        return False
    return not re.search(rf"\d[,.]$|\b(?:au|à){S}bout{S}$", before)


def _is_title(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    """Whether a number and a unit are the name of a newspaper or a show: "20 Minutes", or between marks of their own."""
    capital = text[match.start("unit")].isupper() and not text[match.end("unit") - 1].isupper()
    return capital or bool(before.endswith(('" ', '"')) and re.match(r" ?\"", after) and match["unit"] in ("heures", "minutes", "jours"))


def _month_abbreviated_fits(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    """ "place du 3 Mai 1960" is no month."""
    return not re.search(r"\d(?:er)? ?$", before)


def _weekdays_in_a_row_fit(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    """ "chaque samedi et dimanche" is a habit."""
    return not re.search(rf"\b(?:le|les|du|au|ce|chaque|un|lundi|mardi|mercredi|jeudi|vendredi),?{S}$", before)


def _hours_fit(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    return bool(_LASTS.search(before)) or bool(match["mod"] and match["mod"] != "bientôt" and re.match(rf"{S}(?:de|d'|plus|auparavant|après)\b", after))


def _noon_fits(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    return text[match.start("noon")].islower() and bool(match["about"] or re.search(rf"\b(?:[àa]|avant|après|dès|d'ici|jusqu'à|et){S}$", before))


def _bare_hours_fit(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    return bool(_LASTS.search(before)) and not re.match(r" ?[/\d]", after)


def _first_of_two_fits(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    if (match["link"] == "et") != before.endswith("entre ") or re.search(rf"\d[,.]$|[€$%/:-]$|\bau{S}bout{S}d", before):
        return False
    return not (AGED.search(before) or _is_age(before) or _AGE_BEFORE.search(before) or _HAS_AGE.search(before) or _is_ages(before))


def _recurring_fits(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    return bool(HELD.search(before))


def _month_slash_fits(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    return bool(re.search(rf"(?:\b(?:en|depuis|de|du|jusqu'en|dès|à|le|mois de){S}|\()$", before))


def _short_hours_fit(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    return not re.match(r" ?(?:/|sur) ?\d", after)


def _clock_fits(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    if match["minute"] or match["minute2"]:
        colon = match["minute2"] is not None
        return not re.search(r"\d[:h.]?$", before) and (not colon or bool(_CLOCK_BEFORE.search(before)))
    if re.match(rf"{S}(?:de|d'|du|des|par)\b", after):
        return False
    shown = match["about"] or match["zone"] or match["half"] or _CLOCK_BEFORE.search(before) or re.match(rf"{S}(?:passées|précises|pile)\b", after)
    return bool(shown) and not re.search(rf"\b(?:plus|moins|près|durée|bout){S}d[e']?{S}?$|\ben{S}$", before)


def _nowadays(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    if match.group().startswith("hier") and re.search(r"\baujourd'hui\b[^.;]{0,40} d'$", before):
        return False
    if not match.group().startswith("aujourd'hui"):
        return True
    if match["hour"] or match["noon"] or re.search(r"\bà (?:partir|compter) [\"«]? ?d'$", before):
        return True
    if _NOW.search(before) or _NO_LONGER.search(before) or re.match(r" (?:plus )?que?\b|['’ ]*plus que\b", after) or re.match(r"[^.;]{0,60}\bd'hier\b", after):
        return False  # "aujourd'hui avec ceux d'hier" are our times and the old ones
    if _SENTENCE_START.search(before):
        return by_endings(re.split(r"[.;:!?\n]", after)[0], 0, 0) == "future"
    if happens(before):
        return True
    clause = re.split(r"[.;:!?]|, |\b(?:qui|que|et|mais) ", before)[-1]
    # "si un vaccin était disponible aujourd'hui": what is supposed or lasts is of our days, not of this day
    return by_endings(clause, len(clause), len(clause)) is not None and not re.search(r"\b(?:si|était|étaient|avait|avaient)\b", clause)


def _per_fits(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    return bool(re.search(rf"\bpar{S}$", before)) and not re.match(rf"-|{S}(?:de|après|où|pour|par)\b", after)


def _feast_fits(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    name = match.start() + 2 if match["feast"].startswith("l'") else match.start()
    return bool(match["year"] or match["feast"].startswith("l") or _FEAST_BEFORE.search(before)) and (
        text[name].isupper() or " " in match["feast"] or (match["feast"] in ("noël", "pâques", "toussaint") and not re.search(r"\bde $", before))
    )


def _weekday_fits(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    """ "le lundi" alone is a habit, "les lundis" not caught at all."""
    if match["rel"] or match["this"] or match["hier"]:
        return True
    if re.search(rf"\b(?:premiers?|deuxième|second|troisième|quatrième|derniers?){S}$", before) and re.match(rf"{S}(?:du|de|d'|des)\b", after):
        return False
    return (
        not re.search(rf"\b(?:le|du|au|chaque|un){S}$", before)
        or bool(re.match(rf"{S}\d", after))
        or bool(re.search(rf"\b(?:nuit|soirée|journée|matinée){S}du{S}$", before))
    )


def _day_alone_fits(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    if re.search(rf"\bet{S}$", before):
        return bool(re.search(rf"\ble{S}\d{{1,2}}(?:er)?{S}et{S}$", before))
    return not re.search(rf"\b(?:article|sur|dans|contre|bus){S}$", before)


def _season_fits(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    if not match["year"] and not match["rel"] and re.match(rf"{S}(?:de{S}l['a]|du{S}|des{S}|d')", after):
        return False
    return not re.search(r"\b(?:journal|festival|solstice|équinoxe|temps|heure|vacances|collection|match|pièce)(?: d[eu])? ?$", before)


def _end_fits(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    """ "les fêtes de fin d'année" are of every year."""
    return not (match.group().startswith(("fin", "début", "mi")) and re.search(rf"\bde{S}$", before))


def _this_day_fits(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    """ "jusqu'à ce jour" and "à ce jour" mean so far."""
    return not (match.group().endswith("jour") and re.search(rf"\bà{S}$", before))


def _date_fits(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    """ "l'avenue du 3 mars" is a place, not a day."""
    return bool(match["wd"]) or match.group().startswith("le ") or not _PLACE_BEFORE.search(before)


def _weekday_day_fits(text: str, before: str, after: str, match: re.Match[str]) -> bool:
    """ "vendredi 25 nouveaux cas": the number counts what follows."""
    return not _COUNTABLE.match(after)


_CHECKS = {
    "date": _date_fits,
    "weekday-day": _weekday_day_fits,
    "month": _month_fits,
    "year": _year_fits,
    "duration": _duration_fits,
    "clock": _clock_fits,
    "hours-and-minutes": _hours_fit,
    "noon": _noon_fits,
    "hours": _bare_hours_fit,
    "first-of-two-durations": _first_of_two_fits,
    "recurring": _recurring_fits,
    "month-slash-year": _month_slash_fits,
    "month-abbreviated": _month_abbreviated_fits,
    "weekdays-in-a-row": _weekdays_in_a_row_fit,
    "decimal-duration": lambda text, before, after, match: not (AGED.search(before) or _is_age(before) or _AGE_BEFORE.search(before)),
    "short-hours": _short_hours_fit,
    "deictic": _nowadays,
    "per": _per_fits,
    "feast": _feast_fits,
    "weekday": _weekday_fits,
    "day-alone": _day_alone_fits,
    "season": _season_fits,
    "end-of-period": _end_fits,
    "this-day": _this_day_fits,
}
