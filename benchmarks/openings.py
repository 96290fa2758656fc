"""The calendar under load: the search for free hours, a month of bookings and cancellations, a storm on one hour.

python benchmarks/openings.py
python benchmarks/openings.py --physicians 500 --searches 200 --bookings 3000 --clients 64
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
    parser.add_argument("--physicians", type=int, default=500)
    parser.add_argument("--searches", type=int, default=200)
    parser.add_argument("--bookings", type=int, default=3_000)
    parser.add_argument("--clients", type=int, default=64)
    args = parser.parse_args()
    words = [str(count) for count in (args.physicians, args.searches, args.bookings, args.clients)]
    with tempfile.TemporaryDirectory(prefix="medlegal-calendar-") as folder:
        home = Path(folder) / "home"
        told = {**os.environ, "MEDLEGAL_HOME": str(home), "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"}
        try:
            subprocess.run([sys.executable, "-m", "medlegal.cli.main", "setup"], env=told, check=True)
            measure = [sys.executable, "-m", "benchmarks.clinic.measure", *words]
            return subprocess.run(measure, env=told, cwd=ROOT, check=False).returncode
        finally:
            postgres.stop(home)


if __name__ == "__main__":
    sys.exit(main())
