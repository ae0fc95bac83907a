"""Reflex reads this file; the values live in luxeverse.core.config."""

import os

import reflex as rx

from luxeverse.core.config import settings

port = settings().port
# Reflex writes its backend address into the build; the edge rewrites it per host, so one build serves any port.
config = rx.Config(
    app_name="luxeverse",
    frontend_port=port,
    backend_port=int(os.environ.get("BACKEND_PORT", "8000")),
    state_auto_setters=False,
    show_built_with_reflex=False,
    telemetry_enabled=False,
    frontend_compression_formats=["brotli", "gzip"],
    plugins=[rx.plugins.TailwindV4Plugin()],
    disable_plugins=[rx.plugins.SitemapPlugin],
)
