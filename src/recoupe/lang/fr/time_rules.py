"""The grammar of French expressions of time: each rule is a pattern over lower-case text in plain typography, and what its pieces mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from recoupe.lang.fr.calendar import (
    CENTURY,
    DATA,
    MONTH,
    MONTH_OR_ABBREVIATION,
    ORDINAL,
    SEASON,
    WEEKDAY,
    ZONE,
    S,
    day_number,
    entry,
    number,
    number_of,
    roman,
    year_number,
)
from recoupe.lang.sense import Sense, Toward
from recoupe.model.time import Mod

Pieces = dict[str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A name, a pattern, and what turns the named pieces of a match into a sense (None: not a time after all)."""

    name: str
    pattern: re.Pattern[str]
    sense: Callable[[Pieces], Sense | None]


DAY = r"(?:1 ?er(?!\w)|1ᵉʳ|premier|3[01]|[12]\d|0?[1-9])(?![\dᵉe]|[.,]\d)"
YEAR = r"(?:1\d{3}|20\d\d)(?!\d|[.,]\d)"
_SHORT_YEAR = r"(?:'\d\d(?!\d)|[3-9]\d(?=[.,;:)\n]|$))"
_LEADING_TO_PART = r"dans la|en|au cours de la|en fin de|en fin d'|en début de|en début d'|en milieu de|à la mi-|au"
_PART = rf"(?:,?{S}(?:matin|soir|après-midi|midi|(?:{_LEADING_TO_PART}){S}?(?:matinée|matin|soirée|soir|nuit|après-midi|journée))(?!\w))?"
_RELATIVE = r"derni(?:er|ère)s?|passée?s?|prochaine?s?|suivante?s?|précédente?s?|écoulée?s?"
_HALF_DAY = rf"(?:{S}(?P<half>du{S}matin|du{S}soir|de{S}l'après-midi)(?!\w))?"
_CLOCK = (
    rf"(?P<hour>[01]?\d|2[0-4])(?:{S}?h(?:eures?(?!\w))?(?:{S}?(?P<minute>[0-5]\d(?!\d))(?:{S}?min(?:utes?)?(?!\w))?|{S}(?P<halfpast>et{S}demie)(?!\w))?"
    rf"|:(?P<minute2>[0-5]\d))(?!\w){_HALF_DAY}(?:{S}(?P<zone>{ZONE})(?!\w))?"
)
_AT = rf"(?:{S}(?:-{S})?(?:(?:(?:à|vers|dès|a){S})?{_CLOCK}|(?:à|vers|dès){S}(?P<noon>midi|minuit)(?!\w)))?"
_MOD = rf"(?:(?P<mod>début|fin|mi|milieu|courant)(?:-|{S}))"
_OF_PERIOD = rf"(?:de{S}l'|de{S}la{S}|du{S}|de{S}|d')(?:(?:année|an|mois){S}(?:de{S}|d')?)?"
_HALF = rf"(?:première|seconde|deuxième){S}(?:moitié|quinzaine|partie)"
_MOD_OF = rf"(?:(?:(?:l[ea]|dès le|au|du|en|à la|vers la){S})?(?P<mod>début|fin|mi|milieu|courant|{_HALF})(?:-|{S}(?:{_OF_PERIOD})?))"


def _wd(n: str = "") -> str:
    return rf"(?P<wd{n}>{WEEKDAY})"


def _day(n: str = "") -> str:
    return rf"(?P<day{n}>{DAY})"


def _month(n: str = "") -> str:
    return rf"(?P<month{n}>{MONTH_OR_ABBREVIATION})(?![\wà-ÿ])"


def _year(n: str = "") -> str:
    return rf"(?:,?{S}(?:de{S}l'an(?:née)?{S})?(?P<year{n}>{YEAR}|{_SHORT_YEAR}))?"


RULES: list[Rule] = []


def rule(name: str, pattern: str) -> Callable[[Callable[[Pieces], Sense | None]], Callable[[Pieces], Sense | None]]:
    """Enter a rule; those entered first win where two begin at one place."""

    def entered(sense: Callable[[Pieces], Sense | None]) -> Callable[[Pieces], Sense | None]:
        RULES.append(Rule(name, re.compile(rf"(?:{pattern})(?!\w)"), sense))
        return sense

    return entered


def mod_of(word: str | None) -> Mod | None:
    """START, MID or END for "début", "première quinzaine", "mi", "fin", "seconde moitié"."""
    return {"début": "START", "première": "START", "mi": "MID", "milieu": "MID", "fin": "END", "seconde": "END", "deuxième": "END"}.get(  # type: ignore[return-value]
        (word or "").split(" ")[0].split("\n")[0]
    )


def toward(word: str | None) -> Toward:
    """On which side "dernier", "prochain" put a date."""
    if not word:
        return "tense"
    return "past" if word.startswith(("derni", "pass", "écoul")) else "future" if word.startswith("proch") else "tense"


def _date(p: Pieces, n: str = "") -> Sense:
    year, month, wd = p.get(f"year{n}"), p.get(f"month{n}"), p.get(f"wd{n}")
    return Sense(
        year=year_number(year) if year else None,
        month=number_of("month", month) if month else None,
        day=day_number(p[f"day{n}"]) if p.get(f"day{n}") else None,
        weekday=number_of("weekday", wd) if wd else None,
        toward="this" if (p.get("this") or "").startswith("ce") else toward(p.get(f"rel{n}")),
    )


def clocked(p: Pieces, sense: Sense) -> Sense:
    """The sense with the hour of the day that stands beside it."""
    if p.get("noon"):
        return replace(sense, type="TIME", clock="12:00" if p["noon"] == "midi" else "24:00", about=bool(p.get("about")))
    if not p.get("hour"):
        return sense
    zone = entry("zone", p["zone"]) if p.get("zone") else ""
    hour = int(p["hour"])
    if hour == 24:
        return sense
    if hour < 12 and (p.get("half") or "").startswith(("du soir", "du\nsoir", "de")):
        hour += 12
    minute = "30" if p.get("halfpast") else p.get("minute") or p.get("minute2") or "00"
    return replace(sense, type="TIME", clock=f"{hour:02}:{minute}{zone}", about=bool(p.get("about")))


def _span(p: Pieces, a: str = "a", b: str = "b") -> Sense:
    """From one date to another; what the first leaves out it has from the second."""
    end = _date(p, b)
    start = _date(p, a)
    return replace(start, month=start.month or (end.month if start.day or start.weekday is None else None), until=end)


@rule(
    "night",
    rf"(?:(?:la|cette){S})?nuit{S}d[ue]{S}(?:{_wd('a')}{S}?)?(?:{_day('a')}{S})?(?:{_month('a')}{S})?(?:à|au|et){S}(?:{_wd('b')})?(?:{S}?{_day('b')})?(?:{S}{_month('b')}{_year('b')})?",
)
def _night(p: Pieces) -> Sense | None:
    return _span(p) if (p.get("wda") and p.get("wdb")) or (p.get("daya") and p.get("dayb") and p.get("monthb")) else None


@rule("evening-of", rf"(?:(?:la|cette){S})?(?:nuit|matinée|soirée|journée){S}(?:de{S}|du{S}|d'){_wd()}(?:{S}{_day()}{S}{_month()}{_year()})?")
def _evening_of(p: Pieces) -> Sense | None:
    return _date(p)


@rule(
    "days",
    rf"(?:(?:du|des?|les|le|ce|au|entre{S}les?){S})?(?:{_wd('a')}{S})?{_day('a')}(?:(?:,{S}?(?:{DAY})){{0,12}}{S}?(?:au|et{S}le|et{S}au|et|ou|à|-){S}?)(?:{_wd('b')}{S})?{_day('b')}{S}{_month('b')}{_year('b')}(?:{S}(?P<relb>{_RELATIVE}))?",
)
def _days(p: Pieces) -> Sense | None:
    return _span(p) if day_number(p["daya"]) < day_number(p["dayb"]) else None


@rule(
    "days-of-months",
    rf"(?:du|de|entre{S}le|depuis{S}le){S}(?:{_wd('a')}{S})?{_day('a')}{S}{_month('a')}{_year('a')}{S}(?:au|jusqu'au|et{S}le){S}(?:{_wd('b')}{S})?{_day('b')}{S}{_month('b')}{_year('b')}",
)
def _days_of_months(p: Pieces) -> Sense | None:
    return _span(p)


@rule("weekdays", rf"(?:de|entre){S}{_wd('a')}{S}(?:à|et){S}{_wd('b')}")
def _weekdays(p: Pieces) -> Sense | None:
    return _span(p)


@rule(
    "weekdays-in-a-row",
    rf"{_wd('a')}(?:,{S}(?P<middle>{WEEKDAY}))?{S}et{S}{_wd('b')}(?:{S}(?P<relb>derniers?|passés?|prochains?))?"
    rf"(?!{S}(?:{DAY}|matin|soir|midi|après-midi|derni|proch|suivant|à{S}\d|en{S}(?:soir|mat|fin|début))|-)",
)
def _weekdays_in_a_row(p: Pieces) -> Sense | None:
    """ "samedi et dimanche" is one interval of two days; "lundi et jeudi" are two days."""
    sense = _span(p)
    days = [number_of("weekday", p[each]) for each in ("wda", "middle", "wdb") if p.get(each)]
    in_a_row = all((after - day) % 7 == 1 for day, after in pairwise(days))
    return replace(sense, toward=sense.until.toward) if in_a_row and sense.until else None


_NAMED = "|".join(sorted((each for each in DATA["deictic"] if " " not in each and "l'" not in each), key=len, reverse=True))


@rule(
    "date",
    rf"(?:(?P<this>ce(?:{S}même)?|le|(?P<hier>{_NAMED})){S})?(?:{_wd()}(?:{S}(?:matin|soir|midi|après-midi))?(?:,?{S}(?:le{S})?|(?=\d)))?{_day()}(?:{S}|-(?=(?:{MONTH}){S}{YEAR})){_month()}{_year()}(?:{S}(?P<rel>{_RELATIVE}))?{_PART}{_AT}",
)
def _full_date(p: Pieces) -> Sense | None:
    sense = _date(p)
    if p.get("hier"):
        sense = replace(sense, base="published", shift=int(DATA["deictic"][p["hier"]]["shift"]))
    return clocked(p, sense)


@rule("hyphened-day", rf"(?:le{S})?(?:{'|'.join(DATA['hyphened']['words'])})")
def _hyphened_day(p: Pieces) -> Sense | None:
    day, month = p["0"].removeprefix("le ").split("-")
    return Sense(day=day_number(day), month=number_of("month", month))


@rule("iso", rf"(?P<year>1\d{{3}}|20\d\d)-(?P<monthn>0[1-9]|1[0-2])-(?P<dayn>0[1-9]|[12]\d|3[01])(?:t{_CLOCK}(?::\d\d)?)?(?![\d-])")
def _iso(p: Pieces) -> Sense | None:
    return clocked(p, Sense(year=int(p["year"]), month=int(p["monthn"]), day=int(p["dayn"])))


_DAY_IN_FIGURES = r"(?:le )?(?P<dayn>0?[1-9]|[12]\d|3[01])(?P<by>[/.-])(?P<monthn>0?[1-9]|1[0-2])(?P=by)(?P<yearn>(?:1[5-9]|20)\d\d|\d\d)(?![\d/]|[.,]\d)"


@rule("slashed", rf"(?:{_wd()}{S})?" + _DAY_IN_FIGURES + _AT)
def _slashed(p: Pieces) -> Sense | None:
    if p["by"] in ".-" and len(p["yearn"]) == 2:
        return None
    weekday = number_of("weekday", p["wd"]) if p.get("wd") else None
    return clocked(p, Sense(year=year_number(p["yearn"]), month=int(p["monthn"]), day=int(p["dayn"]), weekday=weekday))


@rule("slashed-day", rf"le{S}(?P<dayn>0?[1-9]|[12]\d|3[01])/(?P<monthn>0[1-9]|1[0-2])(?![\d/]|[.,]\d)" + _AT)
def _slashed_day(p: Pieces) -> Sense | None:
    return clocked(p, Sense(month=int(p["monthn"]), day=int(p["dayn"])))


@rule("weekday-day", rf"(?:(?P<this>ce){S})?{_wd()}{S}{_day()}(?!{S}?(?:h\b|%|heures|euros|ans|\d|{MONTH})|/|-\d){_PART}")
def _weekday_day(p: Pieces) -> Sense | None:
    return _date(p)


@rule("weekday-of-week", rf"{_wd()}{S}de{S}la{S}semaine{S}(?P<rel>dernière|passée|prochaine|suivante|précédente)")
def _weekday_of_week(p: Pieces) -> Sense | None:
    follows = p["rel"].startswith(("suiv", "préc"))
    return replace(_date({"wd": p["wd"]}), unit="week", base="previous" if follows else "published", shift=1 if p["rel"].startswith(("proch", "suiv")) else -1)


@rule(
    "nth-weekday",
    rf"le{S}(?P<nth>{ORDINAL}|dernier){S}{_wd()}{S}(?:du{S}mois{S})?(?:de{S}|d'){_month()}{_year()}(?:{S}(?P<rel>{_RELATIVE}))?",
)
def _nth_weekday(p: Pieces) -> Sense | None:
    return replace(_date(p), unit="month", nth=-1 if p["nth"] == "dernier" else number_of("ordinal", p["nth"]))


@rule("weekday", rf"(?:(?P<this>ce{S}même|ce|(?P<hier>{_NAMED})){S})?{_wd()}(?:-(?P<la>là)|{S}(?P<rel>{_RELATIVE}))?{_PART}{_AT}")
def _weekday(p: Pieces) -> Sense | None:
    sense = _date(p)
    if p.get("hier"):
        return clocked(p, replace(sense, base="published", shift=int(DATA["deictic"][p["hier"]]["shift"])))
    rel = p.get("rel") or ""
    if p.get("la") or (p.get("this") or "").endswith("même"):
        return clocked(p, replace(sense, base="same"))
    if rel.startswith(("suiv", "préc")):
        return clocked(p, replace(sense, base="previous", toward="future" if rel.startswith("suiv") else "past"))
    return clocked(p, sense)


@rule("day-alone", rf"(?:le|jusqu'au){S}(?P<day>1er|1ᵉʳ|3[01]|[12]\d|[1-9])(?=[.,;)»\"](?!\d)|{S}?$|{S}(?:et|ou){S}le{S}\d)")
def _day_alone(p: Pieces) -> Sense | None:
    return replace(_date(p), base="previous")


@rule(
    "months",
    rf"(?:(?P<between>entre|de|d'|depuis|en){S}?)?{_MOD}?(?P<montha>{MONTH})(?:{S}(?P<yeara>{YEAR}))?(?P<by>{S}(?:et|à|jusqu'en|jusqu'à|au){S}|-|/)(?:fin{S}|début{S}|mi-)?(?P<monthb>{MONTH})(?:{S}(?P<yearb>{YEAR}))?",
)
def _months(p: Pieces) -> Sense | None:
    if p["by"].strip() == "et" and p.get("between") != "entre":
        return None
    if p["by"].strip() in ("à", "au") and not p.get("between"):
        return None
    return replace(_span(p), unit="month")


@rule(
    "month",
    rf"(?:{_MOD_OF})?(?:(?:au|le|du|ce){S})?(?:mois{S}(?:de{S}|d'))?(?P<month>{MONTH})(?:(?P<yeared>){S}(?:de{S}l'année{S})?(?P<year>{YEAR}|{_SHORT_YEAR}))?(?:{S}(?P<rel>{_RELATIVE}))?",
)
def _month_alone(p: Pieces) -> Sense | None:
    return replace(_date(p), unit="month", mod=mod_of(p.get("mod")))


@rule("month-slash-year", r"(?P<monthn>0?[1-9]|1[0-2])/(?P<year>20\d\d)(?![\d/]|[.,]\d)")
def _month_slash_year(p: Pieces) -> Sense | None:
    return Sense(unit="month", year=int(p["year"]), month=int(p["monthn"]))


@rule("month-abbreviated", rf"(?P<month>{MONTH_OR_ABBREVIATION}){S}(?P<year>{YEAR})")
def _month_abbreviated(p: Pieces) -> Sense | None:
    return replace(_date(p), unit="month")


@rule("years", rf"(?:(?P<between>entre|de|d'|depuis|en){S})?(?P<yeara>{YEAR})(?P<by>{S}(?:et|à){S}|-|/)(?P<yearb>{YEAR}|\d\d(?![\d-]))")
def _years(p: Pieces) -> Sense | None:
    start = int(p["yeara"])
    end = int(p["yearb"]) if len(p["yearb"]) == 4 else start // 100 * 100 + int(p["yearb"])
    word = p["by"].strip()
    if not start < end < start + 200 or (word == "et" and p.get("between") != "entre") or (word == "à" and p.get("between") not in ("de", "d'", "entre")):
        return None
    return Sense(unit="year", value=f"{start}/{end}")


@rule(
    "decade",
    rf"(?:{_MOD_OF}|(?:au |le )?(?P<mod2>milieu|début|fin|tournant){S}des{S})?(?:(?:d?les|ces|des|aux|la){S})?(?:années|annees|décennies?){S}"
    r"(?P<decade>(?:1[5-9]|20)\d0|\d0|vingt|trente|quarante|cinquante|soixante-dix|soixante|quatre-vingt-dix|quatre-vingts?)"
    rf"(?:(?:-|/|{S}(?:et|à){S})(?P<decade2>(?:1[5-9]|20)\d0|[2-9]0)(?!\d))?",
)
def _decade(p: Pieces) -> Sense | None:
    start = _decade_of(p["decade"])
    if start is None:
        return Sense(unit="decade")  # "les années 10" may be those of either century
    end = _decade_of(p["decade2"]) if p.get("decade2") else None
    value = f"{start // 10}X/{end // 10}X" if end and end > start else f"{start // 10}X"
    return Sense(unit="decade", value=value, mod=mod_of(p.get("mod") or p.get("mod2")))


def _decade_of(word: str) -> int | None:
    start = number(word) if not word[0].isdigit() or len(word) == 2 else int(word)
    return None if start == 10 else start + 1900 if start < 100 else start


_NTH_CENTURY = rf"(?:(?:[ivx]+|\d\d?)(?:e|ème|ᵉ|er)|{CENTURY})"


@rule(
    "centuries",
    rf"(?:(?:les|aux|des|entre{S}les?|entre{S}le){S})(?P<centurya>{_NTH_CENTURY}){S}(?:et|au|à){S}(?:le{S})?(?P<centuryb>{_NTH_CENTURY}){S}siècles?",
)
def _centuries(p: Pieces) -> Sense | None:
    first, last = _century_of(p["centurya"]), _century_of(p["centuryb"])
    return Sense(unit="century", value=f"{first - 1:02}XX/{last - 1:02}XX") if 1 <= first < last <= 30 else None


@rule("century", rf"(?:{_MOD_OF})?(?:(?:l[ea]|au|du|dès le|ce){S})?(?P<century>{_NTH_CENTURY}){S}siècle(?P<bc>{S}av)?")
def _century(p: Pieces) -> Sense | None:
    n = _century_of(p["century"])
    return None if p.get("bc") or not 1 <= n <= 30 else Sense(unit="century", value=f"{n - 1:02}XX", mod=mod_of(p.get("mod")))


def _century_of(word: str) -> int:
    try:
        return number_of("century", word)
    except KeyError:
        return roman(re.sub(r"(?:e|ème|ᵉ|er)$", "", word))


@rule(
    "season",
    rf"(?:{_MOD_OF})?(?P<det>l'|cet{S}|cette{S}|ce{S}|le{S}|au{S}|en{S}|du{S}|à{S}l'|de{S}l'|d'|dès{S}l')?(?P<season>{SEASON})(?:{S}(?:de{S})?(?P<year>{YEAR}))?(?:{S}(?P<rel>{_RELATIVE}))?",
)
def _season(p: Pieces) -> Sense | None:
    det = (p.get("det") or "").strip()
    if (entry("season", p["season"]) == "22" and not (det.endswith("'") or det in ("cet", "en"))) or (not p.get("year") and (not det or det == "d'")):
        return None
    if det == "d'" and not p.get("year"):
        return None
    this: Toward = "this" if det in ("cet", "ce", "cette") else toward(p.get("rel"))
    if det == "en" and not p.get("year") and not p.get("rel"):
        return Sense(unit="season", value=f"XXXX-{entry('season', p['season'])}")
    return Sense(unit="season", part=number_of("season", p["season"]), year=int(p["year"]) if p.get("year") else None, toward=this, mod=mod_of(p.get("mod")))


@rule(
    "quarter",
    rf"(?:(?:le|au|du|ce|dès le){S})?(?P<nth>{ORDINAL}){S}(?P<kind>trimestre|semestre)"
    rf"(?:{S}(?:de{S}l'année{S}|de{S}|d')?(?P<year>{YEAR}))?(?:{S}(?P<rel>{_RELATIVE}))?",
)
def _quarter(p: Pieces) -> Sense | None:
    n, semester = number_of("ordinal", p["nth"]), p["kind"] == "semestre"
    if semester and n > 2:
        return None
    part = (39 if semester else 32) + n
    return Sense(unit="semester" if semester else "quarter", part=part, year=int(p["year"]) if p.get("year") else None, toward=toward(p.get("rel")))


@rule("quarter-number", rf"(?:(?P<kind>[ts])(?P<nth>[1-4])|(?P<nth2>[1-4])t){S}(?P<year>{YEAR})")
def _quarter_number(p: Pieces) -> Sense | None:
    n, semester = int(p.get("nth") or p["nth2"]), p.get("kind") == "s"
    return None if semester and n > 2 else Sense(unit="semester" if semester else "quarter", part=(39 if semester else 32) + n, year=int(p["year"]))


@rule("week-number", rf"(?:la{S})?semaine{S}(?:n° ?)?(?P<week>[1-5]?\d)(?!\d|[.,]\d|{S}?%)(?:{S}(?:de{S})?(?P<year>{YEAR}))?")
def _week_number(p: Pieces) -> Sense | None:
    return Sense(unit="week", week=int(p["week"]), year=int(p["year"]) if p.get("year") else None) if 1 <= int(p["week"]) <= 53 else None


@rule("week-of", rf"(?:la{S})?semaine{S}du{S}(?:{_wd()}{S})?{_day()}{S}{_month()}{_year()}")
def _week_of(p: Pieces) -> Sense | None:
    return replace(_date(p), unit="week")
