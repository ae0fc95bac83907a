"""For whoever runs the shop: alive, ready, figures."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from luxeverse.services import identity

router = APIRouter(include_in_schema=False)


@router.get("/health")
async def health() -> dict[str, str]:
    """The process runs."""
    return {"status": "ok"}


@router.get("/ready")
async def ready() -> Response:
    """The shop can serve: the database answers and the houses are there."""
    try:
        houses = await identity.all_houses()
    except (DBAPIError, PoolTimeout, OSError):
        return JSONResponse({"status": "no database"}, status_code=503)
    status = 200 if houses else 503
    return JSONResponse({"status": "ready" if houses else "no houses"}, status_code=status)


@router.get("/metrics")
async def metrics() -> Response:
    """Prometheus figures of this process."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
