"""The rest of the grammar: periods and days told from another day, durations, sets, clock times, feasts, bare years."""

from __future__ import annotations

from dataclasses import replace

from recoupe.lang.fr.calendar import COLLECTIVE, DATA, FEAST, MODIFIER, NUMBER, RECURRING, SEASON, UNIT, WEEKDAY, S, entry, number, number_of
from recoupe.lang.fr.time_rules import _AT, _CLOCK, _MOD_OF, _PART, _RELATIVE, YEAR, Pieces, clocked, mod_of, rule, toward
from recoupe.lang.fr.time_rules import RULES as RULES
from recoupe.lang.sense import Sense, Toward, Unit
from recoupe.model.time import Mod

_PERIODS: dict[str, Unit] = {
    "jour": "day",
    "journée": "day",
    "semaine": "week",
    "mois": "month",
    "trimestre": "quarter",
    "semestre": "semester",
    "année": "year",
    "an": "year",
    "week-end": "weekend",
    "weekend": "weekend",
    "siècle": "century",
    "décennie": "decade",
    "nuit": "day",
    "soir": "day",
    "soirée": "day",
    "matin": "day",
    "matinée": "day",
    "après-midi": "day",
    "midi": "day",
}
_PERIOD = "|".join(sorted(_PERIODS, key=len, reverse=True))
_COUNT = rf"(?:(?P<mod>{MODIFIER}){S}?)?(?:(?P<number>{NUMBER})|une{S}(?P<collective>{COLLECTIVE}){S}(?:de{S}|d')|(?P<vague>quelques|plusieurs){S})"
_UNIT = rf"(?:(?<![ \n'])|{S})?(?P<unit>{UNIT})(?P<half>{S}et{S}demie?)?"
_STEP: dict[str, Unit] = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "day", "TM": "day", "TS": "day"}
_WEEKS = {8: 1, 15: 2}
"""Days that French counts for weeks: "il y a quinze jours" is two weeks ago."""


def counted(p: Pieces) -> tuple[int | None, str, bool, str]:
    """How many (None: "several"), the ISO unit (none for decades that nobody counts), whether a half comes on top, and the modifier of the table."""
    unit = DATA["unit"][entry("unit", p["unit"])]
    n = None if p.get("vague") else number_of("collective", p["collective"]) if p.get("collective") else number(p["number"])
    mod = entry("modifier", p["mod"]) if p.get("mod") else ""
    return (None if n is None else n * unit.get("times", 1)), unit["iso"], bool(p.get("half")), mod or ("ABOUT" if p.get("collective") else "")


def _duration(n: int | None, iso: str, half: bool, mod: str) -> Sense:
    letters = "PT" if iso.startswith("T") else "P"
    amount: str = "X" if n is None else str(n)
    if half and n is not None:
        if iso == "TH":
            return Sense(type="DURATION", value=f"PT{n}H30M{'~' if mod == 'ABOUT' else ''}", mod=mod if mod in ("MORE_THAN", "LESS_THAN") else None)  # type: ignore[arg-type]
        amount, iso = (str(n * 12 + 6), "M") if iso == "Y" else (f"{n}.5", iso)
    value = f"{letters}{amount}{iso[-1]}{'~' if mod == 'ABOUT' else ''}"
    return Sense(type="DURATION", value=value, mod=mod if mod in ("MORE_THAN", "LESS_THAN") else None)  # type: ignore[arg-type]


@rule(
    "deictic",
    rf"(?P<word>{'|'.join(sorted(DATA['deictic'], key=len, reverse=True)).replace(' ', S)})"
    rf"(?!{S}d(?:e|u|es|'\w+)\b|{S}en{S}france){_PART}{_AT}",
)
def _deictic(p: Pieces) -> Sense | None:
    entry_ = DATA["deictic"][" ".join(p["word"].split())]
    return clocked(p, Sense(base=entry_["base"], shift=entry_["shift"]))


@rule(
    "same-day",
    rf"(?:(?:le|la|ce|cette|cet){S}même{S}(?P<unit>jour|soir|nuit|mois|année|semaine|journée|matin)|le{S}(?P<unit2>jour|soir){S}même|ce{S}(?P<unit3>jour)-là|cette{S}(?P<unit4>année|semaine|nuit|journée)-là|ce{S}(?P<unit5>mois|soir)-là)",
)
def _same(p: Pieces) -> Sense | None:
    word = next(p[each] for each in ("unit", "unit2", "unit3", "unit4", "unit5") if p.get(each))
    return Sense(unit=_PERIODS[word], base="same")


@rule("this-day", rf"(?:ce{S}(?:jour|soir|matin|midi|lendemain)|cet{S}après-midi|cette{S}nuit){_AT}")
def _this_day(p: Pieces) -> Sense | None:
    return clocked(p, Sense(base="published", shift=0))


@rule(
    "this-period",
    rf"(?:{_MOD_OF})?(?:(?:le|la|l'|du|au){S}?(?P<unit0>semaine|mois|année|trimestre|semestre){S}en{S}cours|(?:ce|cette|cet){S}(?:début{S}de{S}|début{S}d'|fin{S}de{S}|fin{S}d')?(?P<unit>semaine|mois|année|week-end|trimestre|semestre)(?:-ci)?(?!-là|{S}(?:{_RELATIVE})))",
)
def _this_period(p: Pieces) -> Sense | None:
    return Sense(unit=_PERIODS[p.get("unit") or p["unit0"]], base="published", shift=0, mod=mod_of(p.get("mod")))


@rule(
    "end-of-period",
    rf"(?:(?:la|le|au|en|dès le|à la){S})?(?P<mod>début|fin|mi|milieu)(?:-|{S})"
    rf"(?:(?:de{S}l'|de{S}la{S}|de{S}cette{S}|du{S}|d')?(?P<unit>année|semaine|mois|trimestre|semestre|week-end)|de{S}(?P<unit2>semaine|mois))(?!{S}(?:{_RELATIVE}|{YEAR}|de\b|d'))",
)
def _end_of_period(p: Pieces) -> Sense | None:
    return Sense(unit=_PERIODS[p.get("unit") or p["unit2"]], base="published", shift=0, mod=mod_of(p["mod"]))


@rule(
    "relative-period",
    rf"(?:{_MOD_OF})?(?:l'|(?:le|la|les|au|du|ce|cette|un|une){S})?(?P<unit>{_PERIOD}){S}(?P<rel>dernier|dernière|passée?|prochaine?|suivante?|précédente?|écoulée?|d'après|d'avant)",
)
def _relative_period(p: Pieces) -> Sense | None:
    rel = p["rel"]
    forward = rel.startswith(("proch", "suiv", "d'après"))
    follows = rel.startswith(("suiv", "préc", "d'a"))
    return Sense(unit=_PERIODS[p["unit"]], base="previous" if follows else "published", shift=1 if forward else -1, mod=mod_of(p.get("mod")))


@rule(
    "next-period",
    rf"(?:le|la|au|du|dès{S}le|dès{S}la|de{S}la){S}prochaine?{S}(?P<unit>semaine|mois|trimestre|semestre|année|week-end|{SEASON})(?!{S}(?:d[eu]s?\b|d'|où))",
)
def _next_period(p: Pieces) -> Sense | None:
    if p["unit"] in _PERIODS:
        return Sense(unit=_PERIODS[p["unit"]], base="published", shift=1)
    return Sense(unit="season", part=number_of("season", p["unit"]), toward="future")


@rule(
    "last-days",
    rf"(?:(?:ces|les|des|aux){S})(?:(?P<number>{NUMBER}){S})?(?:tout(?:e)?s?{S})?(?P<rel>derniers|dernières|prochains|prochaines){S}(?:(?P<number2>{NUMBER}){S})?(?P<unit>{UNIT}|temps)",
)
def _last_days(p: Pieces) -> Sense | None:
    n = p.get("number") or p.get("number2")
    if p["unit"] == "temps":
        return None
    if n:
        return _duration(*counted({"number": n, "unit": p["unit"]}))
    return Sense(base="published", shift=0, opening="until" if p["rel"].startswith("derni") else "since", unit="time")


@rule("coming", rf"(?:(?:les|des|aux|ces){S})(?P<unit>{UNIT}){S}(?:à{S}venir|qui{S}viennent)")
def _coming(p: Pieces) -> Sense | None:
    return Sense(base="published", shift=0, opening="since", unit="time") if p["unit"].endswith("s") else None


@rule("ago", rf"(?:il{S}y{S}a{S}(?:(?:tout{S}juste|déjà){S})?|(?:voilà|voici){S}){_COUNT}{_UNIT}(?!{S}qu[e'])")
def _ago(p: Pieces) -> Sense | None:
    return _duration(*counted(p)) if p.get("vague") else _away(p, -1)


@rule("within", rf"d'ici{S}(?:à{S}|a{S})?{_COUNT}{_UNIT}")
def _within(p: Pieces) -> Sense | None:
    sense = _away(p, 1)
    return replace(sense, opening="until") if sense else None


@rule("in", rf"dans{S}{_COUNT}{_UNIT}(?!{S}(?:d'|de\b|du\b|des\b))")
def _in(p: Pieces) -> Sense | None:
    return _duration(*counted(p)) if p.get("vague") else _away(p, 1)


@rule(
    "later",
    rf"(?:{_COUNT}|des{S}){_UNIT}{S}(?P<later>plus{S}tard(?!{S}qu)|plus{S}tôt(?!{S}qu)|auparavant|(?:après|avant)(?={S}?(?:[,.;:!?)\"»\n]|$)))",
)
def _later(p: Pieces) -> Sense | None:
    p = p if p.get("number") or p.get("collective") else {**p, "vague": "des"}
    sense = _away(p, 1 if p["later"].endswith(("tard", "après")) else -1)
    if sense is None or sense.shift is None or (p.get("mod") and not sense.about):
        return _duration(*counted(p))  # hours, "some" days or "plus de dix jours" name no day: what is told is how long
    return replace(sense, base="previous")


def _away(p: Pieces, sign: int) -> Sense | None:
    n, iso, half, mod = counted(p)
    if n is not None and half and iso == "Y":
        return Sense(unit="month", base="published", shift=sign * (12 * n + 6), about=True, counted=True)
    if n is None or half:
        return Sense(unit="time", base="published")
    if iso in ("TM", "TS") or (iso == "TH" and n % 24):
        return Sense(unit="day", base="published") if iso == "TH" else None
    n = n // 24 if iso == "TH" else n
    if iso == "D" and n in _WEEKS:
        n, mod = 7 * _WEEKS[n], "ABOUT"
    kept: Mod | None = "MORE_THAN" if mod == "MORE_THAN" else "LESS_THAN" if mod == "LESS_THAN" else None
    return Sense(unit=_STEP[iso], base="published", shift=sign * n, about=mod == "ABOUT", counted=True, mod=kept)


@rule(
    "set",
    rf"(?:chaque{S}(?P<every>{WEEKDAY}|{SEASON}|{UNIT}|matin|soir|nuit|week-end)(?:{S}et{S}(?:chaque{S})?(?:{WEEKDAY}))?|tou(?:s|tes){S}les{S}(?:(?P<number>{NUMBER}){S})?(?P<every2>(?:{WEEKDAY})s|{UNIT}|matins|soirs|nuits|week-ends|étés|hivers))",
)
def _set(p: Pieces) -> Sense | None:
    word = p.get("every") or p["every2"]
    n = number(p["number"]) if p.get("number") else 1
    return _every(word, n)


@rule("weekdays-of-all", rf"(?:les|certains){S}(?P<every>{WEEKDAY})s(?:{S}(?:et|ou){S}(?:les{S})?(?:{WEEKDAY})s)?")
def _weekdays_of_all(p: Pieces) -> Sense | None:
    return Sense(type="SET", value="P1W")


@rule("every-other", rf"une?{S}(?P<every>{WEEKDAY}|{UNIT}){S}sur{S}(?P<number>{NUMBER})")
def _every_other(p: Pieces) -> Sense | None:
    return _every(p["every"], number(p["number"]))


@rule("recurring", rf"(?P<adjective>{RECURRING})")
def _recurring(p: Pieces) -> Sense | None:
    return Sense(type="SET", value=entry("recurring", p["adjective"]))


@rule("per", r"(?P<every>an|jour|mois|semaine|heure)")
def _per(p: Pieces) -> Sense | None:
    return _every(p["every"], 1)


def _every(word: str, n: int) -> Sense:
    stem = word if word == "mois" else word.rstrip("s")
    if stem in ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "week-end"):
        return Sense(type="SET", value=f"P{n}W")
    if stem in ("été", "hiver", "automne", "printemp"):
        return Sense(type="SET", value=f"P{n}Y")
    if stem in ("matin", "soir", "nuit"):
        return Sense(type="SET", value=f"P{n}D")
    unit = DATA["unit"][entry("unit", word)]
    letters = "PT" if unit["iso"].startswith("T") else "P"
    return Sense(type="SET", value=f"{letters}{n * unit.get('times', 1)}{unit['iso'][-1]}")


@rule("half-duration", rf"(?:(?P<mod>{MODIFIER}){S}?)?une?{S}(?P<half>demi-(?:heure|siècle|journée|décennie|année|an))")
def _half(p: Pieces) -> Sense | None:
    value = {"heure": "PT30M", "siècle": "P50Y", "journée": "PT12H", "décennie": "P5Y", "année": "P6M", "an": "P6M"}[p["half"].removeprefix("demi-")]
    mod = entry("modifier", p["mod"]) if p.get("mod") else ""
    return Sense(type="DURATION", value=value + ("~" if mod == "ABOUT" else ""), mod=mod if mod in ("MORE_THAN", "LESS_THAN") else None)  # type: ignore[arg-type]


@rule("short-hours", r"(?P<number>24|48|72|96)(?: ?h)(?![\w]| ?\d)")
def _short_hours(p: Pieces) -> Sense | None:
    return Sense(type="DURATION", value=f"PT{p['number']}H")


@rule("hours-and-so-many-minutes", rf"(?P<number>{NUMBER}){S}?heures?{S}et{S}(?P<minutes>[1-5]?\d){S}minutes?")
def _hours_and_so_many_minutes(p: Pieces) -> Sense | None:
    return Sense(type="DURATION", value=f"PT{number(p['number'])}H{p['minutes']}M")


@rule("hours-and-minutes", rf"(?:(?P<mod>{MODIFIER}){S}?)?(?P<hours>\d{{1,2}}){S}?h(?:eures?(?!\w))?{S}?(?P<minutes>[0-5]\d)(?!\d)(?:{S}?min(?:utes?)?)?")
def _hours_and_minutes(p: Pieces) -> Sense | None:
    """ "le vol a duré 2h30": told from a clock time by what stands before."""
    mod = entry("modifier", p["mod"]) if p.get("mod") else ""
    value = f"PT{int(p['hours'])}H" + (f"{int(p['minutes'])}M" if int(p["minutes"]) else "") + ("~" if mod == "ABOUT" else "")
    return Sense(type="DURATION", value=value, mod=mod if mod in ("MORE_THAN", "LESS_THAN") else None)  # type: ignore[arg-type]


@rule("clock", rf"(?:(?P<about>vers|environ|aux{S}alentours{S}de|autour{S}de){S})?{_CLOCK}")
def _clock(p: Pieces) -> Sense | None:
    return clocked(p, Sense(unit="time")) if int(p["hour"]) < 24 else None


@rule("noon", rf"(?:(?P<about>vers){S})?(?P<noon>midi|minuit)")
def _noon(p: Pieces) -> Sense | None:
    return clocked(p, Sense(unit="time"))


@rule("first-of-two-durations", rf"(?P<number>{NUMBER})(?={S}(?P<link>à|ou|et){S}(?:{NUMBER}){S}(?P<unit>{UNIT})(?!\w))")
def _first_of_two(p: Pieces) -> Sense | None:
    return _duration(*counted(p))


@rule("decimal-duration", rf"(?:(?P<mod>{MODIFIER}){S}?)?(?P<whole>\d{{1,3}}),(?P<part>\d){_UNIT}")
def _decimal(p: Pieces) -> Sense | None:
    _, iso, _, mod = counted({**p, "number": p["whole"]})
    return _duration(None, iso, False, mod) if p["part"] == "0" else _decimal_of(f"{p['whole']}.{p['part']}", iso, mod)


def _decimal_of(amount: str, iso: str, mod: str) -> Sense:
    value = f"{'PT' if iso.startswith('T') else 'P'}{amount}{iso[-1]}{'~' if mod == 'ABOUT' else ''}"
    return Sense(type="DURATION", value=value, mod=mod if mod in ("MORE_THAN", "LESS_THAN") else None)  # type: ignore[arg-type]


@rule("duration", rf"{_COUNT}{_UNIT}")
def _count(p: Pieces) -> Sense | None:
    return _duration(*counted(p))


@rule("hours", rf"(?:(?P<mod>{MODIFIER}){S}?)?(?P<hours>\d{{1,3}}){S}?h")
def _hours(p: Pieces) -> Sense | None:
    """ "un trajet de 3 h": told from a clock time by what stands before."""
    return _duration(int(p["hours"]), "TH", False, entry("modifier", p["mod"]) if p.get("mod") else "")


@rule("vague", rf"des{S}(?P<unit>années|mois|semaines|jours|heures|décennies|siècles)")
def _vague(p: Pieces) -> Sense | None:
    return _duration(*counted({"vague": "des", "unit": p["unit"]}))


_OTHER_CALENDARS = "chinois|lunaire|juif|berbère|persan|iranien|kurde|tibétain|orthodoxe|musulman|vietnamien"


@rule(
    "feast",
    rf"(?:la{S}fête{S}de{S})?(?P<feast>{FEAST})(?!{S}(?:{_OTHER_CALENDARS}))(?:{S}(?P<year>{YEAR}))?(?:{S}(?P<rel>dernier|dernière|prochaine?))?",
)
def _feast(p: Pieces) -> Sense | None:
    feast = DATA["feast"][entry("feast", p["feast"])]
    return Sense(
        month=feast.get("month"), day=feast.get("day"), easter=feast.get("easter"), year=int(p["year"]) if p.get("year") else None, toward=toward(p.get("rel"))
    )


@rule(
    "year",
    rf"(?:{_MOD_OF})?(?:(?P<about>vers|(?:aux{S}alentours|autour){S}de){S})?"
    rf"(?:(?P<word>l'année|l'an|année|d'année){S})?(?P<year>{YEAR})(?P<about2>{S}environ)?",
)
def _year(p: Pieces) -> Sense | None:
    about = "~" if p.get("about") or p.get("about2") else ""
    return Sense(unit="year", value=p["year"] + about, year=int(p["year"]), mod=mod_of(p.get("mod")), about=bool(about))


def opening_toward(word: str) -> Toward:
    """The side that an opening preposition points to: "depuis" to the past, "d'ici" to the future."""
    return "past" if word.startswith("depuis") else "future"
