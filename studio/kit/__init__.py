"""The kit every house builds with: outlines, meshes, parts, materials, lights, camera."""

import bpy  # noqa: F401  bmesh and mathutils can be imported only after it
