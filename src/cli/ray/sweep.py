#!/usr/bin/env python3
"""Spreads the shards of a sweep over a Ray cluster, and makes one CSV of them.

    pip install ray
    python src/cli/ray/sweep.py 'LINK' --out sweep.csv [--shards N] [--address auto]

Each task runs the command-line runner on one shard, on one core of any node that has Node.js 20.19 or
later; the runner itself travels with the job. A task whose node is lost is run again elsewhere. Finished
shards lie in FILE.shards: the same command goes on from there, and trains none of them again.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import ray

BESIDE = Path(__file__).resolve().parent.parent / "start.js"
# Elsewhere than in its own folder, WIGGLE_ROOM names the folder of Wiggle Room.
ELSEWHERE = Path(os.environ.get("WIGGLE_ROOM", "."), "src", "cli", "start.js").resolve()
START = BESIDE if BESIDE.exists() else ELSEWHERE


def run_shard(link: str, shard: str) -> bytes:
    """Trains one shard on this node, by the runner in the job's folder; its CSV."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "shard.csv")
        words = ["sweep", link, "--shard", shard, "--threads", "1", "--quiet", "--out", out]
        done = subprocess.run(["node", "wiggle-room.js", *words], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"shard {shard}: {done.stderr.strip()}")
        return Path(out).read_bytes()


def runner(*words: str) -> str:
    """What the runner prints on this machine; where it cannot do that, its sentence is the end."""
    done = subprocess.run(["node", str(START), *words], stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(done.returncode)
    return done.stdout.strip()


def link_in(argument: str) -> str:
    """The link, out of a file of this machine where it names one: the nodes have no such file."""
    try:
        lines = Path(argument).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError):
        return argument
    return next((line.strip() for line in lines if line.strip()), argument)


def write_whole(path: Path, content: bytes) -> None:
    """Writes the whole file or none of it."""
    written = path.with_name(path.name + ".new")
    written.write_bytes(content)
    written.replace(path)


def count(text: str) -> int:
    """A whole number from 1."""
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("link", help="of a sweep: its address or hash, in quotes, or a file")
    parser.add_argument("--out", required=True, type=Path, help="the CSV to make")
    parser.add_argument("--shards", type=count, help="default: four for each core of the cluster")
    parser.add_argument("--address", help="of a running cluster; default: this machine alone")
    parser.add_argument("--retries", type=int, default=10, help="of a task whose node is lost")
    return parser.parse_args()


def shards_of(link: str, out: Path, wanted: int) -> tuple[Path, int]:
    """The folder of finished shards, and how many there are: as many as when it was begun."""
    folder = out.with_name(out.name + ".shards")
    folder.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(link.encode()).hexdigest()
    origin = folder / "origin.txt"
    if origin.exists():
        known, count = origin.read_text().split()
        if known != name:
            sys.exit(f"{folder} holds shards of another link: finish that one, or remove it.")
        return folder, int(count)
    write_whole(origin, f"{name} {wanted}\n".encode())
    return folder, wanted


def main() -> None:
    wanted = arguments()
    link = link_in(wanted.link)
    if wanted.out.is_dir():
        sys.exit(f"{wanted.out} cannot be written: it is a folder.")
    # One of so many shards is empty: nothing trains, but a link that is damaged is told of at once.
    runner("sweep", link, "--shard", "999999/999999", "--quiet")
    bundle = runner("--bundle")
    ray.init(address=wanted.address, runtime_env={"working_dir": bundle}, log_to_driver=False)
    usual = 4 * max(1, int(ray.cluster_resources().get("CPU", 1)))
    folder, count = shards_of(link, wanted.out, wanted.shards or usual)

    files = {f"{part}/{count}": folder / f"{part}.csv" for part in range(1, count + 1)}
    task = ray.remote(num_cpus=1, max_retries=wanted.retries)(run_shard)
    under_way = {
        task.remote(link, shard): shard for shard, path in files.items() if not path.exists()
    }
    while under_way:
        [done], _ = ray.wait(list(under_way))
        shard = under_way.pop(done)
        try:
            write_whole(files[shard], ray.get(done))
        except ray.exceptions.RayTaskError as error:
            sys.exit(f"Shard {shard} failed: {error.cause} The same command goes on from here.")
        print(f"{count - len(under_way)} of {count} shards", file=sys.stderr)

    shards = [str(path) for path in files.values()]
    runner("merge", link, *shards, "--out", str(wanted.out))
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
