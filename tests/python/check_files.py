"""Reads what a run leaves as with the libraries that others read it with, and prints each folder with "ok"."""

import csv
import json
import pathlib
import sys
import traceback

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


features = {
    "x1": lambda x: x[:, 0],
    "x2": lambda x: x[:, 1],
    "x1x1": lambda x: x[:, 0] ** 2,
    "x2x2": lambda x: x[:, 1] ** 2,
    "x1x2": lambda x: x[:, 0] * x[:, 1],
    "sinx1": lambda x: np.sin(x[:, 0]),
    "sinx2": lambda x: np.sin(x[:, 1]),
}


def losses(kind, outputs, targets):
    if kind == "meanSquaredError":
        return (outputs - targets) ** 2
    if kind == "softmaxCrossEntropy":
        total = np.log(np.exp(outputs).sum(axis=1, keepdims=True))
        return (targets * (total - outputs)).sum(axis=1)
    return np.maximum(outputs, 0) - targets * outputs + np.log1p(np.exp(-np.abs(outputs)))


def points(folder, facts):
    """Raw inputs, what the network sees of them, and its targets, by points.csv and the facts alone."""
    # A run of several networks has one for all of them.
    where = next(place for place in (folder, folder.parent) if (place / "points.csv").exists())
    everything = list(csv.DictReader(open(where / "points.csv", encoding="utf-8")))
    part = "unlabelled" if "on new points" in facts.get("learns_from", "") else "training"
    rows = [row for row in everything if row["part"] == part]
    if "rehearsed_points" in facts:
        old = [row for row in everything if row["part"] == "rehearsed"]
        rows = rows + rows + old[: int(facts["rehearsed_points"])]
    names = json.loads(facts.get("input_names", "null")) or [n for n in rows[0] if n[0] == "x"]
    raw = np.array([[row[name] for name in names] for row in rows], dtype="float64")
    means, spreads = (json.loads(facts.get(f"input_{name}", "null")) for name in ("means", "spreads"))
    seen = raw if means is None else (raw - means) / spreads
    if "features" in facts:
        seen = np.stack([features[name](seen) for name in facts["features"].split(",")], axis=1)
    told = [row[facts.get("target_name", "target")] for row in rows]
    if facts["loss"] == "softmaxCrossEntropy" and "classes" not in facts:
        numbers = np.array(told, dtype="int64")
        return raw, seen, np.eye(numbers.max() + 1)[numbers]
    if "classes" not in facts:
        mean, spread = (float(facts.get(f"target_{name}", at)) for at, name in enumerate(("mean", "spread")))
        return raw, seen, (np.array(told, dtype="float64")[:, None] - mean) / spread
    numbers = np.array([json.loads(facts["classes"]).index(name) for name in told])
    targets = numbers[:, None] if facts["loss"] == "binaryCrossEntropy" else np.eye(numbers.max() + 1)[numbers]
    return raw, seen, targets


def check_rounding(kernels, facts):
    """Each group of weights has no more sizes than its bits can tell, beside 0, and all are multiples of one."""
    most = {"ternary": 1, "binary": 1}.get(facts["weight_bits"]) or 2 ** (int(facts["weight_bits"]) - 1) - 1
    for kernel in kernels:
        for group in kernel.T if facts["weight_scale"] == "unit" else [kernel]:
            sizes = np.unique(np.abs(group[group != 0]))
            assert len(sizes) <= most, f"{len(sizes)} sizes of weights"
            codes = sizes / sizes.max() * most
            assert np.abs(codes - np.round(codes)).max() < 1e-5, "weights are no multiples of a scale"


def check(folder):
    weights = np.load(folder / "weights.npz")
    tensors = load_file(folder / "network.safetensors")
    with safetensors.safe_open(folder / "network.safetensors", "numpy") as opened:
        facts = opened.metadata()
    # Pooling and its like have a number too, and no arrays.
    layers = sorted(int(name.split(".")[0]) // 2 for name in tensors if name.endswith(".weight"))
    for layer in layers:
        kernel = weights[f"layer{layer + 1}.kernel"]
        assert np.array_equal(tensors[f"{2 * layer}.weight"], kernel.T), "kernels differ"
        assert np.array_equal(tensors[f"{2 * layer}.bias"], weights[f"layer{layer + 1}.bias"])
    assert str(weights["training_loss"]) == facts["training_loss"], "facts differ"

    raw, hidden, targets = points(folder, facts)
    start = np.load(folder / "start.npz")
    assert np.abs(start["x_train"] - hidden).max() < 1e-5, "points.csv and start.npz differ"
    if "learns_from" in facts:
        targets = start["y_train"]  # Probabilities of its teacher.
        assert ((targets > 0) & (targets < 1)).all(), "no answers of a teacher"
    assert np.abs(start["y_train"] - targets).max() < 1e-5, "their targets differ"
    kernels = [weights[f"layer{layer + 1}.kernel"] for layer in layers]
    biases = sum(weights[f"layer{layer + 1}.bias"].size for layer in layers)
    if "parameters_left" in facts:
        left = sum(np.count_nonzero(kernel) for kernel in kernels) + biases
        expected = int(facts["parameters_left"])  # Rounded, more of them may be 0.
        assert left == expected or left < expected and "weight_bits" in facts, f"{left} are left"
    if "weight_bits" in facts:
        check_rounding(kernels, facts)
    onnx.checker.check_model(onnx.load(folder / "network.onnx"), full_check=True)
    session = onnxruntime.InferenceSession(folder / "network.onnx")
    (outputs,) = session.run(["output"], {"input": raw.astype("float32")})
    outputs = (outputs - float(facts.get("target_mean", 0))) / float(facts.get("target_spread", 1))
    if "layers:" in facts["experiment"]:
        # Layers of their own kinds are not worked out here: the loss says whether ONNX Runtime has them right.
        hidden = outputs.astype("float64")
    else:
        kinds = [kind for kind in facts["activations"].split(",") if kind]
        for layer, kind in enumerate([*kinds, "linear"], start=1):
            hidden = hidden @ weights[f"layer{layer}.kernel"] + weights[f"layer{layer}.bias"]
            hidden = activations[kind](hidden)
        assert np.abs(outputs - hidden).max() < 1e-5, "ONNX Runtime says something else"
    degrees = float(facts.get("temperature", 1))
    loss = degrees**2 * losses(facts["loss"], hidden / degrees, targets).mean()
    assert abs(loss - float(facts["training_loss"])) < 1e-5, f"the loss is {loss}"


for name in sys.argv[1:]:
    try:
        check(pathlib.Path(name))
        print(name, "ok", sep="\t", flush=True)
    except Exception as error:
        traceback.print_exc()
        print(name, f"{type(error).__name__}: {error}", sep="\t", flush=True)
