"""How long `medlegal demo` takes until its address answers: on an empty folder, and again."""

import argparse
import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from medlegal.outside import postgres

ROOT = Path(__file__).resolve().parents[1]
LEFT_OUT = shutil.ignore_patterns(".venv", ".git", "__pycache__", ".*_cache")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", action="store_true", help="from a fresh copy, packages and all")
    parser.add_argument("--again", type=int, default=3, help="how many second starts")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="medlegal-start-") as folder:
        tree = ROOT
        if args.install:
            tree = Path(shutil.copytree(ROOT, Path(folder) / "tree", ignore=LEFT_OUT))
        print(json.dumps(measured(tree, Path(folder) / "home", again=args.again), indent=1))


def measured(tree: Path, home: Path, *, again: int) -> dict[str, object]:
    """Seconds. The home is empty, so that uv and pip have no cache of their own to take from."""
    home.mkdir()
    told = {"PATH": os.environ["PATH"], "HOME": str(home)}
    try:
        first = started(tree, told)
        return {"first_seconds": first, "second_seconds": [started(tree, told) for _ in range(again)]}
    finally:
        postgres.discard(home / ".local" / "share" / "medlegal")


def started(tree: Path, told: dict[str, str]) -> float:
    begun = time.perf_counter()
    subprocess.run([tree / "medlegal", "demo", "--detach"], env=told, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - begun
    subprocess.run([tree / "medlegal", "stop"], env=told, check=True, stdout=subprocess.DEVNULL)
    return round(seconds, 1)


if __name__ == "__main__":
    main()
