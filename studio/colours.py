"""Several colours in one model file, as the glTF extension ``KHR_materials_variants`` has it.

Colours of a piece differ in their materials. The meshes are taken from the first; of the others only what is not the same
already is added to the file. A colour that comes with other meshes, such as a bracelet in place of a strap, is left out.
"""

import hashlib
import json
import struct
from collections.abc import Iterator, Mapping
from typing import Any

EXTENSION = "KHR_materials_variants"
JSON, BIN = 0x4E4F534A, 0x004E4942
Tree = dict[str, Any]


class _File:
    """A GLB in its two parts. Layout: https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html, section 4.4."""

    def __init__(self, data: bytes) -> None:
        (length,) = struct.unpack_from("<I", data, 12)
        self.tree: Tree = json.loads(data[20 : 20 + length])
        self.binary = bytearray(data[28 + length :])

    def primitives(self) -> Iterator[Tree]:
        for mesh in self.tree["meshes"]:
            yield from mesh["primitives"]

    def shape(self) -> list[int]:
        """How many corners each part has: alike in files that differ in colour alone."""
        return [self.tree["accessors"][part["indices"]]["count"] for part in self.primitives()]

    def picture(self, texture: int) -> bytes:
        said = self.tree["textures"][texture]
        source = said.get("extensions", {}).get("EXT_texture_webp", said)["source"]
        view = self.tree["bufferViews"][self.tree["images"][source]["bufferView"]]
        start = view.get("byteOffset", 0)
        return bytes(self.binary[start : start + view["byteLength"]])

    def bytes(self) -> bytes:
        self.tree["buffers"][0]["byteLength"] = len(self.binary)
        text = json.dumps(self.tree, separators=(",", ":")).encode()
        text += b" " * (-len(text) % 4)
        binary = bytes(self.binary) + b"\0" * (-len(self.binary) % 4)
        chunks = struct.pack("<II", len(text), JSON) + text + struct.pack("<II", len(binary), BIN)
        return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks) + len(binary)) + chunks + binary


def joined(first: bytes, others: Mapping[str, bytes]) -> tuple[bytes, list[str]]:
    """The first model with the colours of the others, by name; also the names of those that could be added."""
    whole = _File(first)
    names: list[str] = []
    for name, data in others.items():
        other = _File(data)
        if other.shape() != whole.shape():
            continue
        for own, theirs in zip(whole.primitives(), other.primitives(), strict=True):
            material = _added(whole, other, theirs["material"])
            said = own.setdefault("extensions", {}).setdefault(EXTENSION, {"mappings": []})
            said["mappings"].append({"material": material, "variants": [len(names)]})
        names.append(name)
    if names:
        listed = {"variants": [{"name": name} for name in names]}
        whole.tree.setdefault("extensions", {})[EXTENSION] = listed
        whole.tree["extensionsUsed"] = [*whole.tree.get("extensionsUsed", ()), EXTENSION]
    return whole.bytes(), names


def _added(whole: _File, other: _File, index: int) -> int:
    """The place in the whole file of a material of the other, which is added unless one like it is there."""
    wanted = other.tree["materials"][index]
    looks = _looks(other, wanted)
    for place, known in enumerate(whole.tree["materials"]):
        if _looks(whole, known) == looks:
            return place
    copied = json.loads(json.dumps(wanted))
    for reference in _references(copied):
        reference["index"] = _texture(whole, other, reference["index"])
    whole.tree["materials"].append(copied)
    return len(whole.tree["materials"]) - 1


def _looks(file: _File, material: Tree) -> str:
    """What a material says, its pictures by what they show and without its name."""
    said = json.loads(json.dumps({k: v for k, v in material.items() if k != "name"}))
    for reference in _references(said):
        shown = file.picture(reference["index"])
        reference["index"] = hashlib.blake2b(shown, digest_size=12).hexdigest()
    return json.dumps(said, sort_keys=True)


def _references(said: Tree) -> Iterator[Tree]:
    """Every place in a material that names a texture."""
    for key, value in said.items():
        if isinstance(value, dict):
            if key.endswith("Texture"):
                yield value
            yield from _references(value)


def _texture(whole: _File, other: _File, index: int) -> int:
    """The place of a texture of the other file, copied into the whole one unless the same picture is there."""
    shown = other.picture(index)
    for place in range(len(whole.tree.get("textures", ()))):
        if whole.picture(place) == shown:
            return place
    tree = whole.tree
    whole.binary += b"\0" * (-len(whole.binary) % 4)
    tree["bufferViews"].append(
        {"buffer": 0, "byteOffset": len(whole.binary), "byteLength": len(shown)}
    )
    whole.binary += shown
    tree.setdefault("images", []).append(
        {"bufferView": len(tree["bufferViews"]) - 1, "mimeType": "image/webp"}
    )
    source = {"source": len(tree["images"]) - 1}
    used = other.tree["textures"][index]
    texture = {k: v for k, v in used.items() if k == "sampler" and tree.get("samplers")}
    if "EXT_texture_webp" in used.get("extensions", {}):
        texture["extensions"] = {"EXT_texture_webp": source}
    else:
        texture |= source
    tree.setdefault("textures", []).append(texture)
    return len(tree["textures"]) - 1
