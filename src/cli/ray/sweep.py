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
import subprocess
import sys
import tempfile
from pathlib import Path

import ray

START = Path(__file__).resolve().parent.parent / "start.js"


def run_shard(link: str, shard: str) -> bytes:
    """Trains one shard on this node, by the runner in the job's folder; its CSV."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "shard.csv")
        words = ["sweep", link, "--shard", shard, "--threads", "1", "--quiet", "--out", out]
        done = subprocess.run(["node", "wiggle-room.js", *words], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"shard {shard}: {done.stderr.strip()}")
        return Path(out).read_bytes()


def write_whole(path: Path, content: bytes) -> None:
    """Writes the whole file or none of it."""
    written = path.with_name(path.name + ".new")
    written.write_bytes(content)
    written.replace(path)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("link", help="the address of a sweep, or its hash, in quotes")
    parser.add_argument("--out", required=True, type=Path, help="the CSV to make")
    parser.add_argument("--shards", type=int, help="default: four for each core of the cluster")
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
    bundle = subprocess.run(
        ["node", str(START), "--bundle"], check=True, capture_output=True, text=True
    ).stdout.strip()
    ray.init(address=wanted.address, runtime_env={"working_dir": bundle}, log_to_driver=False)
    usual = 4 * max(1, int(ray.cluster_resources().get("CPU", 1)))
    folder, count = shards_of(wanted.link, wanted.out, wanted.shards or usual)

    files = {f"{part}/{count}": folder / f"{part}.csv" for part in range(1, count + 1)}
    task = ray.remote(num_cpus=1, max_retries=wanted.retries)(run_shard)
    under_way = {
        task.remote(wanted.link, shard): shard for shard, path in files.items() if not path.exists()
    }
    while under_way:
        [done], _ = ray.wait(list(under_way))
        shard = under_way.pop(done)
        write_whole(files[shard], ray.get(done))
        print(f"{count - len(under_way)} of {count} shards", file=sys.stderr)

    shards = [str(path) for path in files.values()]
    merge = ["node", str(START), "merge", wanted.link, *shards, "--out", str(wanted.out)]
    if subprocess.run(merge).returncode != 0:
        sys.exit(1)
    for path in [*files.values(), folder / "origin.txt"]:
        path.unlink()
    folder.rmdir()


if __name__ == "__main__":
    main()
