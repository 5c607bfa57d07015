"""Runs the Python that the page Scale shows for each stack, and compares what Keras prints with what the page
says it prints, line by line. Prints a line for each stack, and `N passed, M failed`."""

import contextlib
import io
import json
import sys

import keras

outcomes: list[bool] = []

for stack in json.load(sys.stdin):
    keras.utils.clear_session()
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(stack["code"], {})
    lines = [line.rstrip() for line in printed.getvalue().strip().splitlines()]
    expected = [line.rstrip() for line in stack["summary"].strip().splitlines()]
    holds = lines == expected
    outcomes.append(holds)
    print(f"{'✓' if holds else '✗'} {stack['link']}", flush=True)
    if not holds:
        for at in range(max(len(lines), len(expected))):
            ours = expected[at] if at < len(expected) else "nothing"
            theirs = lines[at] if at < len(lines) else "nothing"
            if ours != theirs:
                print(f"  Keras:    {theirs}\n  the page: {ours}")

failed = outcomes.count(False)
print(f"\n{outcomes.count(True)} passed, {failed} failed")
sys.exit(1 if failed else 0)
