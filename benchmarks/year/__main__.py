"""A year of one invented practice, day by day through the flows: was anybody left untold of what was late?

python -m benchmarks.year
python -m benchmarks.year --evaluations 600 --seed 7
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from medlegal.outside import postgres

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--evaluations", type=int, default=600)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="medlegal-year-") as folder:
        home = Path(folder) / "home"
        told = {**os.environ, "MEDLEGAL_HOME": str(home), "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"}
        try:
            subprocess.run([sys.executable, "-m", "medlegal.cli.main", "setup"], env=told, check=True)
            measure = [
                sys.executable,
                "-m",
                "benchmarks.year.measure",
                str(args.evaluations),
                str(args.seed),
            ]
            return subprocess.run(measure, env=told, cwd=ROOT, check=False).returncode
        finally:
            postgres.stop(home)


if __name__ == "__main__":
    sys.exit(main())
