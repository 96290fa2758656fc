"""`medlegal test`, `check` and `bench`: what this version is held to."""

import argparse
import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

from medlegal.cli.office_home import ROOT

PURE = ("law", "records", "reports")
BROWSER = "chromium"
CHECKS = (
    ("format", ["ruff", "format", "--check", "--quiet", "."]),
    ("lint", ["ruff", "check", "--quiet", "."]),
    ("types", ["mypy", "--strict", *(f"src/medlegal/{room}" for room in PURE)]),
    ("floors", ["lint-imports"]),
)


def test(args: argparse.Namespace) -> int:
    """pytest's own exit code; its closing line is the last one printed."""
    chosen, words = _chosen(args.words)
    if not chosen or set(chosen) & {"portal", "browser"}:
        _say_about_the_browser()
    _wait_for_other_tests()
    _replace_with([sys.executable, "-m", "pytest", *_pytest_words(chosen), *words])
    return 1


def check(args: argparse.Namespace) -> int:
    """Every check in order, all of them even when one fails; then every test."""
    programs = Path(sys.executable).parent
    failed = [name for name, command in CHECKS if not _passes(name, [programs / command[0], *command[1:]])]
    if failed:
        print(f"Failed: {', '.join(failed)}.", file=sys.stderr)
        return 1
    return test(argparse.Namespace(words=args.words))


def bench(args: argparse.Namespace) -> int:
    """Run one benchmark; without a name, list them."""
    known = {path.stem: path for path in sorted((ROOT / "benchmarks").glob("*.py"))}
    if not args.words:
        print("medlegal bench NAME, with NAME one of: " + ", ".join(known))
        return 0
    name, *words = args.words
    if name not in known:
        print(f"No benchmark {name!r}. There are: {', '.join(known)}.", file=sys.stderr)
        return 2
    return subprocess.run([sys.executable, known[name], *words], cwd=ROOT, check=False).returncode


def _chosen(words: list[str]) -> tuple[list[str], list[str]]:
    """Names of folders below tests/, and what is left for pytest."""
    chosen = [word for word in words if (ROOT / "tests" / word).is_dir() and not word.startswith(("-", "."))]
    return chosen, [word for word in words if word not in chosen]


def _pytest_words(chosen: list[str]) -> list[str]:
    folders = [f"tests/{name}" for name in chosen]
    if len(chosen) == 1 and chosen[0] in PURE:
        # Neither Django nor a database: the plug-in and the shared fixtures that need them stay out.
        return [
            "-p",
            "no:django",
            "-W",
            "ignore::pytest.PytestConfigWarning",
            f"--confcutdir={folders[0]}",
            *(["-n", "0"] if chosen == ["law"] else []),  # over before two workers would have started
            *folders,
        ]
    return folders


def _passes(name: str, command: list[str | Path]) -> bool:
    print(f"{name}…", flush=True)
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def _wait_for_other_tests(folder: Path = ROOT / ".venv") -> None:
    """One run of tests at a time in a checkout. The lock is held by pytest, which takes our place, until it ends."""
    lock = os.open(folder / ".testing", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Other tests run in this folder; these wait for their end.", file=sys.stderr, flush=True)
        fcntl.flock(lock, fcntl.LOCK_EX)
    os.set_inheritable(lock, True)


def _replace_with(command: list[str]) -> None:
    os.chdir(ROOT)
    sys.stdout.flush()
    kept = {key: value for key, value in os.environ.items() if not key.startswith("MEDLEGAL_")}
    os.execve(command[0], command, kept)  # noqa: S606 - pytest takes our place, its exit code and all


def _say_about_the_browser() -> None:
    """Debian's chromium is there if it may be installed; where it is not, that is said."""
    if shutil.which(BROWSER):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Debian's chromium for the browser tests…", flush=True)
        _apt("update", "-qq")
        _apt("install", "-y", "-qq", "--no-install-recommends", BROWSER)
    if not shutil.which(BROWSER):
        print(
            "Browser tests are left out: no chromium here. On Debian: sudo apt-get install chromium",
            flush=True,
        )


def _apt(*words: str) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", *words], env=quiet, stdin=subprocess.DEVNULL, capture_output=True, check=False)
