"""Reflex reads this file; the values live in luxeverse.core.config."""

import sysconfig
from pathlib import Path

import reflex as rx
from reflex_base.constants import StateManagerMode

from luxeverse.core.config import settings


def _bun() -> Path:
    """The bun that came with the requirements, beside this Python; nothing is downloaded."""
    bun = Path(sysconfig.get_path("scripts")) / "bun"
    if not bun.exists():
        raise SystemExit("The JavaScript runtime is missing: pip install -r requirements.txt")
    return bun


# This file is read a second time once the ports of the command line are known.
settings.cache_clear()

config = rx.Config(
    app_name="luxeverse",
    frontend_port=settings().port,
    backend_port=settings().backend_port,
    bun_path=_bun(),
    cors_allowed_origins=settings().allowed_origins,
    # Nothing durable rests in a state, so nothing is written to disk for each of them.
    state_manager_mode=StateManagerMode.REDIS if settings().redis_url else StateManagerMode.MEMORY,
    show_built_with_reflex=False,
    telemetry_enabled=False,
    # The first format a browser accepts wins, so the smaller one comes first.
    frontend_compression_formats=["brotli", "gzip"],
    plugins=[rx.plugins.TailwindV4Plugin()],
    disable_plugins=[rx.plugins.SitemapPlugin],
)
