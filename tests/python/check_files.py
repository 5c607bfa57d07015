"""Reads what a run leaves as with the libraries that others read it with, and prints each folder with "ok"."""

import csv
import pathlib
import sys
import traceback
import zipfile

import numpy as np
import onnx
import onnxruntime
import safetensors
from safetensors.numpy import load_file

activations = {
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "linear": lambda z: z,
}


def losses(kind, outputs, targets):
    if kind == "meanSquaredError":
        return (outputs - targets) ** 2
    return np.maximum(outputs, 0) - targets * outputs + np.log1p(np.exp(-np.abs(outputs)))


def check(folder):
    zipfile.ZipFile(folder / "run.zip").extractall(folder)
    weights = np.load(folder / "weights.npz")
    tensors = load_file(folder / "network.safetensors")
    with safetensors.safe_open(folder / "network.safetensors", "numpy") as opened:
        facts = opened.metadata()
    layers = len(tensors) // 2
    for layer in range(layers):
        kernel = weights[f"layer{layer + 1}.kernel"]
        assert np.array_equal(tensors[f"{2 * layer}.weight"], kernel.T), "kernels differ"
        assert np.array_equal(tensors[f"{2 * layer}.bias"], weights[f"layer{layer + 1}.bias"])
    assert str(weights["training_loss"]) == facts["training_loss"], "facts differ"

    rows = list(csv.DictReader(open(folder / "points.csv", encoding="utf-8")))
    rows = [row for row in rows if row["part"] == "training"]
    names = [name for name in rows[0] if name[0] == "x"]
    x = np.array([[row[name] for name in names] for row in rows], dtype="float32")
    y = np.array([[row["target"]] for row in rows], dtype="float32")

    hidden = x.astype("float64")
    kinds = [kind for kind in facts["activations"].split(",") if kind]
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        hidden = hidden @ weights[f"layer{layer}.kernel"] + weights[f"layer{layer}.bias"]
        hidden = activations[kind](hidden)
    loss = losses(facts["loss"], hidden, y).mean()
    assert abs(loss - float(facts["training_loss"])) < 1e-5, f"the loss is {loss}"

    onnx.checker.check_model(onnx.load(folder / "network.onnx"), full_check=True)
    session = onnxruntime.InferenceSession(folder / "network.onnx")
    (outputs,) = session.run(["output"], {"input": x})
    assert np.abs(outputs - hidden).max() < 1e-5, "ONNX Runtime says something else"


for name in sys.argv[1:]:
    try:
        check(pathlib.Path(name))
        print(name, "ok", sep="\t", flush=True)
    except Exception as error:
        traceback.print_exc()
        print(name, f"{type(error).__name__}: {error}", sep="\t", flush=True)
