"""Logs: one JSON object a line in production, readable lines elsewhere. Never e-mail addresses, names or cards."""

import logging

import structlog

from luxeverse.core.config import settings


def configure() -> None:
    """Set up logging for this process; called once by each process."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    for noisy in ("httpx", "stripe", "procrastinate", "httpcore"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    last = (
        structlog.processors.JSONRenderer()
        if settings().is_production
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=True,
    )
