"""How long a person waits before anything happens: the help, the version and the import, as new processes.

    python benchmarks/startup.py [--repeat 10]

Prints the median of the repeats in milliseconds, beside that of a Python that does nothing.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

COMMAND = "from figures.cli import main; main()"
CALLS = {
    "python -c pass": ["-c", "pass"],
    "import figures": ["-c", "import figures"],
    "figures --version": ["-c", COMMAND, "--version"],
    "figures --help": ["-c", COMMAND, "--help"],
}


def milliseconds(arguments: list[str], repeat: int) -> float:
    """The median time of a new Python with these arguments, after one run that warms the disk."""
    times: list[float] = []
    for _ in range(repeat + 1):
        began = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times[1:])


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the start of the program.")
    parser.add_argument("--repeat", type=int, default=10)
    repeat = parser.parse_args().repeat
    for name, arguments in CALLS.items():
        print(f"{name:18} {milliseconds(arguments, repeat):6.0f} ms")


if __name__ == "__main__":
    main()
