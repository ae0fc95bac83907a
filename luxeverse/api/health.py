"""For whoever runs the shop: alive, ready, figures."""

import math

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest

from luxeverse.core import db
from luxeverse.services import identity, payments

router = APIRouter(include_in_schema=False)
PAYMENTS_AT_REST = Gauge(
    "luxeverse_payments_at_rest",
    "Open payments that gave trouble and are asked about less often; above 0, somebody should look",
)


@router.get("/health")
async def health() -> dict[str, str]:
    """The process runs."""
    return {"status": "ok"}


@router.get("/ready")
async def ready() -> Response:
    """The shop can serve: the database answers and the houses are there."""
    try:
        houses = await identity.all_houses()
    except db.AWAY:
        return JSONResponse({"status": "no database"}, status_code=503)
    status = 200 if houses else 503
    return JSONResponse({"status": "ready" if houses else "no houses"}, status_code=status)


@router.get("/metrics")
async def metrics() -> Response:
    """Prometheus figures of this process, and of payments in trouble wherever they were met."""
    try:
        PAYMENTS_AT_REST.set(await payments.at_rest())
    except db.AWAY:
        PAYMENTS_AT_REST.set(math.nan)
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
