"""Carries out a script or a notebook in each of some folders, and prints each folder with the last line that it
said."""

import contextlib
import io
import json
import os
import pathlib
import runpy
import sys
import traceback



def carry_out(path):
    if path.suffix == ".py":
        runpy.run_path(str(path), run_name="__main__")
        return
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    codes = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    exec("\n".join(codes), {})


script, *folders = sys.argv[1:]
for folder in folders:
    said = io.StringIO()
    try:
        os.chdir(folder)
        with contextlib.redirect_stdout(said):
            carry_out(pathlib.Path(folder, script))
        last = said.getvalue().strip().splitlines()[-1]
    except Exception as error:
        traceback.print_exc()
        last = f"failed: {type(error).__name__}"
    print(folder, last, sep="\t", flush=True)
