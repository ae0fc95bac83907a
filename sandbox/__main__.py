"""``python -m sandbox --port N``: on this machine only, never in production."""

import argparse
import asyncio
import logging
import os
import re
import signal
import sys

from granian.constants import Interfaces
from granian.server.embed import Server

from sandbox.app import Options, build
from sandbox.store import StoreInUse

LOOPBACK = "127.0.0.1"


def arguments(argv: list[str]) -> argparse.Namespace:
    env = os.environ.get
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=3091)
    parser.add_argument("--db", default=":memory:", help="a file keeps payments across restarts")
    parser.add_argument("--webhook-url", default=env("STRIPE_WEBHOOK_URL", ""))
    parser.add_argument("--webhook-secret", default=env("STRIPE_WEBHOOK_SECRET", ""))
    parser.add_argument("--prefix", default="/_sandbox", help="path of the browser's side")
    parser.add_argument(
        "--public-url", default="", help="origin of the shop that proxies the prefix"
    )
    parser.add_argument("--seed", default="", help="repeatable ids, for tests")
    parser.add_argument("--settle-seconds", type=float, default=2.0, help="delay of late refunds")
    given = parser.parse_args(argv)
    if not re.fullmatch(r"(/[\w-]+)+", given.prefix) or given.prefix in ("/v1", "/_control"):
        parser.error("--prefix must be a path such as /_sandbox")
    if given.webhook_url and not given.webhook_secret:
        parser.error("--webhook-url needs --webhook-secret: an unsigned event proves nothing")
    return given


async def serve(options: Options, port: int) -> None:
    """One process, one event loop: a killed sandbox leaves nothing behind that holds its port."""
    server = Server(
        build(options),
        address=LOOPBACK,
        port=port,
        interface=Interfaces.ASGI,
        websockets=False,
        log_enabled=False,
    )
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, server.stop)
    await server.serve()


def main(argv: list[str]) -> int:
    if os.environ.get("ENVIRONMENT") == "production":
        print("The payment sandbox does not run in production.", file=sys.stderr)
        return 2
    given = arguments(argv)
    logging.basicConfig(level=logging.WARNING)
    options = Options(
        db=given.db,
        seed=given.seed,
        prefix=given.prefix,
        public_url=given.public_url.rstrip("/") or f"http://{LOOPBACK}:{given.port}",
        webhook_url=given.webhook_url,
        webhook_secret=given.webhook_secret,
        settle_seconds=given.settle_seconds,
    )
    try:
        asyncio.run(serve(options, given.port))
    except StoreInUse as problem:
        print(f"{problem}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
