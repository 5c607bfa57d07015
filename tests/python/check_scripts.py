"""Carries out a script in each of some folders, and prints each folder with the last line that the script said."""

import contextlib
import io
import os
import pathlib
import runpy
import sys
import traceback
import zipfile

script, *folders = sys.argv[1:]
for folder in folders:
    zipfile.ZipFile(pathlib.Path(folder, "run.zip")).extractall(folder)
    said = io.StringIO()
    try:
        os.chdir(folder)
        with contextlib.redirect_stdout(said):
            runpy.run_path(str(pathlib.Path(folder, script)), run_name="__main__")
        last = said.getvalue().strip().splitlines()[-1]
    except Exception as error:
        traceback.print_exc()
        last = f"failed: {type(error).__name__}"
    print(folder, last, sep="\t", flush=True)
