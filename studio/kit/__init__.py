"""The kit every house builds with: outlines, meshes, parts, materials, lights, camera."""
