"""A run that is killed or stopped goes on where it was, and comes to the same bytes as one that nobody disturbed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from recoupe.model.layout import ARTICLES, DOSSIER, PAGE
from recoupe.model.layout import WORK as NAME
from recoupe.store.workfolder import FILE

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's; Windows goes through the same working folder")]

CODE = "from recoupe.show.cli import run\nif __name__ == '__main__': run()"
MANY = 96
TOWNS = ("Sorlange", "Port-Mirel", "Vauclair", "Montbrume", "Salvière", "Orcenne")
PEOPLE = ("Odile Brémont", "Casimir Rohn", "Aurel Danic", "Zélie Marchand", "Basile Autran")
DEEDS = (
    "ouvrir un poste de secours",
    "rendre le quai aux pêcheurs",
    "réparer la digue avant l’hiver",
    "baisser le prix du passage",
    "recevoir les maires du lac",
)
SAID = ("Nous tiendrons parole", "Rien n’est encore signé", "Le lac est à ceux qui le traversent", "La digue tiendra", "Je n’ai pas changé d’avis")


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Many small articles, some of which share their sentences."""
    folder = tmp_path_factory.mktemp("resume")
    (folder / "pile").mkdir()
    draw = random.Random(20310512)
    for number in range(MANY):
        town, who, deed, said = draw.choice(TOWNS), draw.choice(PEOPLE), draw.choice(DEEDS), draw.choice(SAID)
        day = draw.randint(1, 28)
        text = (
            f"{town} : {deed}\n\nPublié le {day} mai 2031\n\nLa commune de {town} a promis lundi de {deed}. « {said} », a déclaré {who} devant le conseil. "
            f"Selon {draw.choice(PEOPLE)}, la décision date du {day} avril. Le préfet se rendra à {draw.choice(TOWNS)} le {day} juin.\n"
        )
        (folder / "pile" / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def command(out: str, jobs: int) -> list[str]:
    return [sys.executable, "-c", CODE, "check", "pile", "-o", out, "--today", "2031-06-01", "--jobs", str(jobs), "--quiet"]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in (DOSSIER, ARTICLES, PAGE)}


def lines(folder: Path) -> int:
    file = folder / NAME / FILE
    return file.read_bytes().count(b"\n") if file.exists() else 0


def started(pile: Path, out: str, jobs: int, until: int) -> subprocess.Popen[bytes]:
    """The command, once it has done so many articles."""
    running = subprocess.Popen(command(out, jobs), cwd=pile, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    for _ in range(6000):
        if lines(pile / out) >= until:
            return running
        assert running.poll() is None, "it was done before it could be disturbed"
        time.sleep(0.02)
    raise AssertionError("nothing was annotated in two minutes")


@pytest.fixture(scope="module")
def undisturbed(pile: Path) -> dict[str, bytes]:
    done = subprocess.run(command("whole", 1), cwd=pile, capture_output=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr.decode()
    assert lines(pile / "whole") == MANY
    return bytes_of(pile / "whole")


def goes_on(pile: Path, out: str, jobs: int, undisturbed: dict[str, bytes]) -> None:
    had = lines(pile / out)
    done = subprocess.run(command(out, jobs), cwd=pile, capture_output=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr.decode()
    assert 0 < had < MANY
    assert lines(pile / out) == MANY, "an article was annotated twice"
    assert bytes_of(pile / out) == undisturbed


@pytest.mark.parametrize("jobs", [1, 2])
def test_after_a_kill(jobs: int, pile: Path, undisturbed: dict[str, bytes]) -> None:
    running = started(pile, f"killed-{jobs}", jobs, 8)
    workers = children(running.pid)
    running.kill()
    running.communicate()
    assert not (pile / f"killed-{jobs}" / DOSSIER).exists()
    for _ in range(300):
        if not [pid for pid in workers if alive(pid)]:
            break
        time.sleep(0.1)
    assert [pid for pid in workers if alive(pid)] == [], "workers live on without their parent"
    goes_on(pile, f"killed-{jobs}", jobs, undisturbed)


@pytest.mark.parametrize("jobs", [1, 2])
def test_after_control_c(jobs: int, pile: Path, undisturbed: dict[str, bytes]) -> None:
    running = started(pile, f"stopped-{jobs}", jobs, 8)
    os.killpg(running.pid, signal.SIGINT)
    _, told = running.communicate(timeout=120)
    assert running.returncode == 1
    assert "La même commande reprendra" in told.decode()
    assert "Traceback" not in told.decode()
    goes_on(pile, f"stopped-{jobs}", jobs, undisturbed)


def test_two_processes_come_to_the_same_bytes_as_one(pile: Path, undisturbed: dict[str, bytes]) -> None:
    done = subprocess.run(command("two", 2), cwd=pile, capture_output=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr.decode()
    assert bytes_of(pile / "two") == undisturbed


def test_the_order_of_the_inputs_does_not_change_the_dossier(pile: Path, undisturbed: dict[str, bytes]) -> None:
    names = sorted((pile / "pile").iterdir(), reverse=True)
    call = [sys.executable, "-c", CODE, "check", *(f"pile/{each.name}" for each in names), "-o", "back", "--today", "2031-06-01", "--jobs", "1", "--quiet"]
    done = subprocess.run(call, cwd=pile, capture_output=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr.decode()
    assert (pile / "back" / DOSSIER).read_bytes() == undisturbed[DOSSIER]


def children(pid: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir() if Path("/proc").is_dir() else ():
        if entry.name.isdigit():
            try:
                if int((entry / "stat").read_text().rpartition(")")[2].split()[1]) == pid:
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


def alive(pid: int) -> bool:
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
