"""A sweep on a Ray cluster of two nodes, one of which is lost in the middle, against the same sweep trained
by one command. Prints a line for each check, and `N passed, M failed`."""

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ray.cluster_utils import Cluster

PROJECT = Path(__file__).resolve().parents[2]
START = PROJECT / "src/cli/start.js"
SPREAD = PROJECT / "src/cli/ray/sweep.py"
LINK = "values=1,2,4,8,16,32&seeds=4&stop=3000&v=1"
SHARDS = 12
NODE = {"num_cpus": 1, "object_store_memory": 100 * 2**20, "include_dashboard": False}

outcomes: list[bool] = []


def check(what: str, holds: bool) -> None:
    outcomes.append(holds)
    print(f"{'✓' if holds else '✗'} {what}", flush=True)


def spread(address: str, out: Path, link: str = LINK) -> subprocess.Popen:
    words = [link, "--out", str(out), "--shards", str(SHARDS), "--address", address]
    return subprocess.Popen(
        [sys.executable, str(SPREAD), *words],
        stdout=subprocess.DEVNULL,  # Ray's own news of its nodes
        stderr=subprocess.PIPE,
        text=True,
    )


def told(words: str) -> list[int]:
    """How many shards the script said were done, each time that it did."""
    return [int(count) for count in re.findall(r"^(\d+) of \d+ shards$", words, re.MULTILINE)]


def wait_for_shards(out: Path, count: int, driver: subprocess.Popen) -> int:
    """Until so many shards have finished, or the driver has ended; how many there are."""
    folder = out.with_name(out.name + ".shards")
    while driver.poll() is None:
        done = len(list(folder.glob("*.csv")))
        if done >= count:
            return done
        time.sleep(0.05)
    return SHARDS


def main() -> None:
    expected = subprocess.run(
        ["node", str(START), "sweep", LINK, "--quiet"], check=True, capture_output=True
    ).stdout
    cluster = Cluster(initialize_head=True, head_node_args=NODE)
    with tempfile.TemporaryDirectory(prefix="ray sweep ") as folder:
        second = cluster.add_node(num_cpus=1, object_store_memory=100 * 2**20)
        cluster.wait_for_nodes()
        out = Path(folder, "lost node.csv")
        driver = spread(cluster.address, out)
        done = wait_for_shards(out, 3, driver)
        check("a node is lost while shards are missing", done < SHARDS)
        cluster.remove_node(second, allow_graceful=False)
        _, words = driver.communicate()
        is_whole = driver.returncode == 0 and told(words)[-1] == SHARDS
        check("the sweep ends well without it", is_whole)
        check("and gives the file of one command", out.exists() and out.read_bytes() == expected)
        left = [path.name for path in Path(folder).iterdir()]
        check("and leaves no shard behind", left == [out.name])

        out = Path(folder, "killed.csv")
        driver = spread(cluster.address, out)
        done = wait_for_shards(out, 2, driver)
        driver.kill()
        driver.communicate()
        check("the script is killed while shards are missing", done < SHARDS and not out.exists())
        other = spread(cluster.address, out, "values=1,2&stop=10&v=1")
        _, words = other.communicate()
        is_refused = "another link" in words and other.returncode != 0
        check("its shards are not taken for another link's", is_refused)
        driver = spread(cluster.address, out)
        _, words = driver.communicate()
        check("it goes on from those that have finished", told(words)[0] > done)
        check("to the same file", out.exists() and out.read_bytes() == expected)
    cluster.shutdown()
    print(f"\n{sum(outcomes)} passed, {len(outcomes) - sum(outcomes)} failed", flush=True)
    sys.exit(0 if all(outcomes) else 1)


if __name__ == "__main__":
    main()
