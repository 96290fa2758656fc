"""The medlegal command and the script in front of it."""

import fcntl
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from medlegal.cli import office_setup
from medlegal.cli.main import WORDS, help_screen, main
from medlegal.cli.office_home import claim, home
from medlegal.cli.office_serving import free_port
from tests.house.source import ROOT

FITS = "import ensurepip, sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))"


def test_help_is_one_screen_and_names_every_word():
    screen = help_screen()

    assert all(f"  {word} " in screen for word in WORDS)
    assert len(screen.splitlines()) <= 30


@pytest.mark.parametrize("word", WORDS)
def test_every_word_has_a_module_that_speaks_for_it(word):
    assert importlib.util.find_spec(WORDS[word].module)


def test_an_unknown_word_is_answered_with_the_known_ones(capsys):
    code = main(["fly"])

    assert code == 2
    assert "demo" in capsys.readouterr().err


@pytest.mark.parametrize("word", ["law", "records"])
def test_law_and_records_speak_without_django_and_without_a_database(word):
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys\nfrom medlegal.cli.main import WORDS, speaker\n"
            f"speaker(WORDS[{word!r}])\nprint(*sys.modules)",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert not {"django", "psycopg", "procrastinate"} & set(said.stdout.split())


def test_the_data_folder_can_be_moved(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "shared"))
    monkeypatch.delenv("MEDLEGAL_HOME", raising=False)
    usual = home()

    monkeypatch.setenv("MEDLEGAL_HOME", str(tmp_path / "elsewhere"))

    assert usual == tmp_path / "shared" / "medlegal"
    assert home() == tmp_path / "elsewhere"


def test_a_real_practice_is_never_filled_with_invented_people(tmp_path):
    claim(tmp_path / "data", "practice")

    with pytest.raises(SystemExit, match="another folder"):
        claim(tmp_path / "data", "demo")


def test_tests_of_one_folder_wait_for_each_other_and_say_so(tmp_path):
    asked = f"from medlegal.cli import office_tests as o; o._wait_for_other_tests(o.Path({str(tmp_path)!r}))"

    with (tmp_path / ".testing").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        other = subprocess.Popen([sys.executable, "-c", asked], cwd=ROOT, stderr=subprocess.PIPE, text=True)
        said = other.stderr.readline()
        assert other.poll() is None

    assert "Other tests run in this folder" in said
    assert other.wait() == 0


def test_a_demo_of_an_earlier_version_is_told_what_to_do(monkeypatch, tmp_path):
    class OlderDemo(Exception):
        pass

    def open_demo():
        raise OlderDemo

    monkeypatch.setitem(
        sys.modules, "an_older_demo", SimpleNamespace(OlderDemo=OlderDemo, open_demo=open_demo)
    )
    monkeypatch.setattr(office_setup, "DEMO", ("an_older_demo", "open_demo"))

    with pytest.raises(SystemExit, match="medlegal demo --fresh"):
        office_setup._open_demo()


def test_a_taken_port_makes_way_for_the_next_free_one():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]

        assert free_port(taken) != taken


def test_without_a_fitting_python_the_script_says_what_to_install(tmp_path):
    copy = tmp_path / "a copy"
    copy.mkdir()
    shutil.copy(ROOT / "medlegal", copy)
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-tools.txt"):
        shutil.copy(ROOT / name, copy)

    said = run_with_only(tmp_path / "bin", copy / "medlegal", "help")

    assert said.returncode == 1
    assert "needs Python 3.11" in said.stderr


def test_the_systems_own_python_is_taken_before_another_on_the_path(tmp_path):
    own = subprocess.run(["/usr/bin/python3", "-c", FITS], capture_output=True, check=False)
    if own.returncode != 0:
        pytest.skip("this system has no Python of its own that fits")
    shutil.copy(ROOT / "medlegal", tmp_path)
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-tools.txt"):
        shutil.copy(ROOT / name, tmp_path)
    asked = tmp_path / "asked"
    for name, does in (
        ("python3.11", f"touch '{asked}'; exit 1"),
        ("rm", "exit 1"),
    ):  # so that nothing is set up
        tool = tmp_path / "bin" / name
        tool.parent.mkdir(exist_ok=True)
        tool.write_text(f"#!/bin/sh\n{does}\n")
        tool.chmod(0o755)

    subprocess.run(
        [tmp_path / "medlegal", "help"],
        env={"PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin", "HOME": os.devnull},
        capture_output=True,
        check=False,
    )

    assert not asked.exists()


def run_with_only(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """The command on a machine that has the plain tools and no Python."""
    folder.mkdir()
    for tool in ("sh", "cat", "cksum", "tr", "dirname", "mkdir", "rm", "flock", "id"):
        (folder / tool).symlink_to(shutil.which(tool))
    return subprocess.run(
        command, env={"PATH": str(folder), "HOME": os.devnull}, capture_output=True, text=True, check=False
    )
