"""Server time of an evaluation's page and of its API answer in a practice of thirty evaluations and in one of many.

python benchmarks/case_page.py
python benchmarks/case_page.py --evaluations 10000 --requests 200
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from medlegal.outside import postgres

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--evaluations", type=int, default=10_000, help="in the large practice")
    parser.add_argument("--requests", type=int, default=200, help="of each kind, after a warm-up")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="medlegal-case-page-") as folder:
        home = Path(folder) / "home"
        told = {**os.environ, "MEDLEGAL_HOME": str(home), "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"}
        words = [str(args.evaluations), str(args.requests)]
        try:
            subprocess.run([sys.executable, "-m", "medlegal.cli.main", "setup"], env=told, check=True)
            measure = [sys.executable, "-m", "benchmarks.crowd.measure", *words]
            return subprocess.run(measure, env=told, cwd=ROOT, check=False).returncode
        finally:
            postgres.stop(home)


if __name__ == "__main__":
    sys.exit(main())
