"""Names that French tells by their form: ministries, web sites; and the words that may stand beside or inside a name."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache

from recoupe.lang.fr.actor_words import is_demonym
from recoupe.lang.fr.lexicon import lexicon
from recoupe.lang.fr.names_features import words_of
from recoupe.lang.fr.press import data as press_data
from recoupe.lang.fr.view import plain_view

JOINTS = frozenset(("de", "du", "des", "d'", "la", "le", "les", "l'", "et", "à", "au", "aux", "en", "pour", "sur", "dans", "contre"))
"""Small words that join the parts of a name and never end one."""

_OF = r"(?:de la |de l'|du |des |de |d'|à la |à l'|au |aux |en charge de la |en charge de l'|en charge du |en charge des )"
_QUALITIES = (
    "étrangère|extérieure?|intérieure?|internationale?|nationale?|sociale|publique|civile|numérique|économique|africaine|humanitaire|territoriale|locale"
    "|supérieur|rurale?|stratégique|culturelle?|industrielle?|énergétique|écologique|durable"
)
_IN_SMALL = "|".join(sorted(words_of("domain"), key=len, reverse=True))
_DOMAIN = rf"(?:[A-ZÀ-Ý][\w'-]*|(?:{_IN_SMALL})(?![\w-]))(?: (?:{_QUALITIES})s?(?![\w-])| d'urgence(?![\w-]))?"
_NAMED = rf"[A-ZÀ-Ý][\w'-]*(?: (?:{_QUALITIES})s?(?![\w-]))?"
_FURTHER = rf"(?:,? et {_OF}{_DOMAIN}|(?:, (?:{_OF})?{_NAMED})*,? et (?:{_OF})?{_NAMED})"
_MINISTRY = re.compile(rf"(?<![\w-])[Mm]inistère (?:(?P<people>[a-zà-ÿ-]+) )?{_OF}{_DOMAIN}{_FURTHER}*(?: (?P<of_people>[a-zà-ÿ-]+))?")
_BARE_LAST = re.compile(r",? et (?P<word>[A-ZÀ-Ý][\w'-]*)$")
_STATE = re.compile(r" (?:de la |de l'|du |des |de |d')")


def ministries(view: str, states: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Where the plain view of a text names a ministry, without its article: its domain, and its state as an adjective or behind it.

    states: where names of states begin, with their ends. Ministries in the plural, and those of which nothing is said, name none.

    >>> list(ministries("Le ministère danois de la Pêche et le ministère ont écrit.", {}))
    [(3, 31)]
    """
    for match in _MINISTRY.finditer(view):
        people = match["people"]
        if people and not (is_demonym(people) or people in ("fédéral", "provincial", "délégué")):
            continue
        end = match.end()
        if match["of_people"] and (people or not is_demonym(match["of_people"])):
            end = match.start("of_people") - 1
        if (bare := _BARE_LAST.search(view, match.start(), end)) and not is_common(bare["word"]):
            end = bare.start()  # "le ministère des Armées et Jeanne Lund"
        if (link := _STATE.match(view, end)) and link.end() in states:
            end = states[link.end()]
        yield match.start(), end


@lru_cache(maxsize=1)
def _site() -> re.Pattern[str]:
    domains = "|".join(re.escape(each) for each in press_data()["words"]["domains"])
    return re.compile(rf"(?<![\w@/.#-])(?!www\.)[\w-]+(?:\.[\w-]+)?\.(?i:{domains})(?![\w/@-]|\.\w)")


def sites(view: str) -> Iterator[tuple[int, int]]:
    """Where web sites are named by their address, as online media are: "Valbrune.info".

    >>> list(sites("Selon Valbrune.net et a.lund@valbrune.net, voir https://valbrune.net/a."))
    [(6, 18)]
    """
    return (match.span() for match in _site().finditer(view))


_COUPLED = re.compile(
    r",? et (?:avec |contre )?(?:les |la |le |l')(?:forces?|armées?|troupes?|autorités?|gouvernement|junte|police|gendarmerie|milices?|miliciens?"
    r"|soldats|rebelles?|rébellion|insurgés?|séparatistes?|combattants?)(?![\w-])"
)
_FOR = re.compile(r" (?:pour|sur|contre) (?:le |la |les |l')")  # "Fonds pour la justice et la police" is one


def before_a_force(view: str, start: int, end: int) -> int:
    """Where a name `[start, end)` ends that a tagger has joined to a force or power told by a common noun; its own end where there is none.

    >>> text = "Front et les forces armées du Lac"
    >>> text[: before_a_force(text, 0, len(text))]
    'Front'
    """
    coupled = _COUPLED.search(view, start + 1, end)
    return coupled.start() if coupled and not _FOR.search(view, start, coupled.start()) else end


_WORN = r"[a-zà-ÿ-]*(?:ant|ante|iste|eur|eure|euse|rice|ien|ienne|vain|vaine|cat|cate|ète|étesse|ologue|aste|aire|cin|puté|putée|ministre|maire)"
_PEOPLE = r"(?: [a-zà-ÿ-]+(?:en|enne|ais|aise|ois|oise|ain|aine))?"
_TWO_TITLES = re.compile(
    r"(?:(?<![\w'-])(?P<det>[Ll]'|[Ll]e |[Ll]a )|(?<=\n)|(?<=[.!?] )|^)"
    rf"(?P<words>(?:[ÉEA-Z](?=[a-zà-ÿ]))?{_WORN}{_PEOPLE} et {_WORN}{_PEOPLE}) $"
)


def two_titles(view: str, start: int) -> tuple[int, int] | None:
    """Where two callings that "et" joins stand right before a person's name: they are of one person, for the second has no article.

    >>> view = "Selon l'écrivain et militant Lund"
    >>> view[slice(*two_titles(view, view.index("Lund")))]
    "l'écrivain et militant"
    """
    found = _TWO_TITLES.search(view[max(0, start - 70) : start])
    if found is None:
        return None
    shift = max(0, start - 70)
    return shift + (found.start("det") if found["det"] else found.start("words")), shift + found.end("words")


_ROAD = re.compile(r"(?<![\w-])(?:RN[ -]?\d{1,3}(?![\w-])|(?i:route nationale) (?:n°|no|numéro) ?\d{1,3}(?![\w-])|Route [Nn]ationale(?! [A-Z])(?![\w-]))")


def roads(view: str) -> Iterator[tuple[int, int]]:
    """Where national roads are named, by number or with capitals.

    >>> text = "Sur la RN4, ou route nationale n°4."
    >>> [text[start:end] for start, end in roads(text)]
    ['RN4', 'route nationale n°4']
    """
    return (match.span() for match in _ROAD.finditer(view))


_GATHERING = re.compile(
    r"(?<![\w-])(?:(?:(?i:premier|première|deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième)|\d{1,3}(?:er|ère|re|ème|e|ᵉ)) "
    r"(?i:sommet|conférence|forum|congrès|assemblée) (?:[a-zà-ÿ]+(?:al|ale|aire|iel|ielle|ain|aine|en|enne|ique) )?"
    r"(?:(?:sur|pour) (?:le |la |les |l'))?[\wà-ÿ]+(?: (?:social|sociale|durable|mondial|mondiale|international|internationale))?"
    r"|(?:[Cc]onférence) de (?P<town>[A-ZÀ-Ý][\w-]+)(?! [A-ZÀ-Ý]))(?![\w-])"
)


def gatherings(view: str, towns: Container[int]) -> Iterator[tuple[int, int]]:
    """Where meetings are named by their number and matter, or as the conference of a town, without the article.

    towns: where names of towns and states begin.

    >>> text = "Lors du troisième sommet mondial sur la pêche, après la conférence d'Oslo et la conférence de Rome."
    >>> [text[start:end] for start, end in gatherings(text, {text.index("Rome")})]
    ['troisième sommet mondial sur la pêche', 'conférence de Rome']
    """
    for match in _GATHERING.finditer(view):
        if match["town"] is None and not re.search(r" (?:sur|pour) ", match[0]):
            continue
        if match["town"] is None or match.start("town") in towns:
            yield match.span()


_GLUED = re.compile(r"(?P<head>[\w-]*\w)par (?P<source>[A-Z0-9i][\w.]*(?: [A-Z0-9][\w.]*){0,2})(?=$|[ ]?\n|\"\])", re.MULTILINE)


def glued_sources(view: str) -> list[tuple[int, int, int]]:
    """Where a caption and its source run together at the end of a line ("La crue à OsloparNRK" with one space left out): head's end, source's place.

    >>> glued_sources("La crue monte à Oslopar NRK")
    [(20, 24, 27)]
    """
    found = []
    for match in _GLUED.finditer(view):
        if not lexicon().readings(match["head"] + "par") and len(match["head"]) > 2:
            found.append((match.end("head"), match.start("source"), match.end("source")))
    return found


def unglued(view: str) -> str:
    """The view as a tagger should read it, at the same length: a comma between what runs together.

    >>> unglued("La crue monte à Oslopar NRK")
    'La crue monte à Oslo ,  NRK'
    """
    for head, _, _ in glued_sources(view):
        view = f"{view[:head]} , {view[head + 3 :]}"
    return view


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """The given names that the rules know, in small letters.

    >>> "camilla" in given_names()
    True
    """
    return words_of("given") | words_of("given-more")


@lru_cache(maxsize=65536)
def is_common(word: str) -> bool:
    """Whether the word is also one of the language in small letters: a verb, a noun, an adjective; names alone are not.

    >>> is_common("Le"), is_common("Aimé"), is_common("Osei")
    (True, True, False)
    """
    return bool(lexicon().readings(word)) or word.lower() in words_of("title") or word.lower() in words_of("organisation") or word.lower() in words_of("civil")


def initials(words: str) -> list[tuple[str, bool]]:
    """The first letters of the words of a name, folded, each with whether its word may be skipped by an acronym.

    >>> [letter for letter, _ in initials("Union des pêcheurs d'Oslo")]
    ['u', 'd', 'p', 'd', 'o']
    """
    parts = [each for each in re.split(r"[ '-]+", plain_view(words)) if each]
    return [(_folded(each[0]), each.lower() in _SMALL) for each in parts if each[0].isalnum()]


_SMALL = frozenset(
    ["de", "du", "des", "d", "la", "le", "les", "l", "et", "à", "au", "aux", "en", "pour", "sur", "dans", "contre", "the", "of", "and", "for", "in"]
)
_ACCENTS = str.maketrans("àâäçéèêëîïôöùûüÀÂÄÇÉÈÊËÎÏÔÖÙÛÜ", "aaaceeeeiioouuuaaaceeeeiioouuu")


def _folded(letter: str) -> str:
    return letter.translate(_ACCENTS).lower()


def abbreviates(acronym: str, words: str) -> bool:
    """Whether an acronym is made of the initials of the words, small words counted or not, no other word left out.

    >>> abbreviates("UPO", "Union des pêcheurs d'Oslo"), abbreviates("UPO", "Union d'Oslo")
    (True, False)
    """
    letters = [_folded(each) for each in acronym if each.isalnum()]
    reached = {0}  # how many letters may be used up so far
    for letter, skippable in initials(words):
        used = {at + 1 for at in reached if at < len(letters) and letters[at] == letter}
        reached = used | reached if skippable else used
    return len(letters) > 1 and len(letters) in reached
