"""The process behind the shop: relays the outbox, runs handlers, keeps the timetable.

Killed at any moment it loses nothing: events wait in the outbox, jobs in the queue, and the timetable catches up.
"""

import asyncio
import signal
from uuid import UUID

import psycopg
import structlog
from procrastinate import App, JobContext, PsycopgConnector, RetryStrategy
from procrastinate.exceptions import AlreadyEnqueued, UniqueViolation
from procrastinate.jobs import Status

from luxeverse.core import db
from luxeverse.core.log import configure
from luxeverse.registry import HANDLERS
from luxeverse.services import (
    appointments,
    checkout,
    identity,
    outfits,
    payments,
    recommend,
    recycling,
    rental,
    resale,
    reviews,
    search,
)
from luxeverse.services.outbox import CHANNEL, deliver, relay

log = structlog.get_logger(__name__)

POLL_SECONDS = 5.0
"""The net below the notification: how long an event waits when nobody calls out for it."""
CONCURRENCY = 4
ATTEMPTS = 8
"""With delays of 2, 4, 8 ... seconds the last try comes about four minutes after the first."""

HEARTBEAT_SECONDS = 2.0
DEAD_AFTER_SECONDS = 10.0
"""A worker that has not been heard of for so long was killed; what it had in hand is queued again."""

queue = App(connector=PsycopgConnector(conninfo=db.plain_url(), min_size=1, max_size=4))


@queue.task(
    name="deliver",
    queue="events",
    retry=RetryStrategy(max_attempts=ATTEMPTS, exponential_wait=2),
    pass_context=True,
)
async def deliver_event(context: JobContext, handler: str, event_id: str) -> None:
    """Run one handler for one event. After the last try the job stays, failed, and can be replayed by the CLI."""
    log.info("event.deliver", handler=handler, event_id=event_id, attempt=context.job.attempts)
    await deliver(HANDLERS, handler, UUID(event_id))


@queue.periodic(cron="* * * * * */20")
@queue.task(name="expire_holds", queue="timetable", queueing_lock="expire_holds")
async def expire_holds(timestamp: int) -> None:  # noqa: ARG001  the queue passes the slot's time
    """Free what was held for payments that never came."""
    await checkout.expire_holds()


@queue.periodic(cron="* * * * * */30")
@queue.task(name="reconcile", queue="timetable", queueing_lock="reconcile")
async def reconcile(timestamp: int) -> None:  # noqa: ARG001
    """Ask about payments nobody told us about."""
    await payments.reconcile()


@queue.periodic(cron="* * * * * 40")
@queue.task(name="look_at_pictures", queue="timetable", queueing_lock="look_at_pictures")
async def look_at_pictures(timestamp: int) -> None:  # noqa: ARG001
    """Look at pictures nobody has looked at, so that pieces can be found by picture."""
    await search.look_at_pictures()


@queue.periodic(cron="40 3 * * *")
@queue.task(name="rebuild_neighbours", queue="timetable", queueing_lock="rebuild_neighbours")
async def rebuild_neighbours(timestamp: int) -> None:  # noqa: ARG001
    """Work out what stands beside each piece from what people did until now."""
    await recommend.rebuild_all()
    await outfits.rebuild_all()


@queue.periodic(cron="* * * * * */25")
@queue.task(name="settle_claims", queue="timetable", queueing_lock="settle_claims")
async def settle_claims(timestamp: int) -> None:  # noqa: ARG001
    """Ask about loans that wait for their payment, and free days nobody paid for."""
    await rental.settle_claims()


@queue.periodic(cron="10 * * * *")
@queue.task(name="remind_borrowers", queue="timetable", queueing_lock="remind_borrowers")
async def remind_borrowers(timestamp: int) -> None:  # noqa: ARG001
    """Write to those whose loan ends."""
    await rental.remind()


@queue.periodic(cron="*/10 * * * *")
@queue.task(name="lower_prices", queue="timetable", queueing_lock="lower_prices")
async def lower_prices(timestamp: int) -> None:  # noqa: ARG001
    """Let prices fall that fall by the week."""
    await resale.lower_prices()


@queue.periodic(cron="17 * * * *")
@queue.task(name="sweep_photos", queue="timetable", queueing_lock="sweep_photos")
async def sweep_photos(timestamp: int) -> None:  # noqa: ARG001
    """Let go of pictures whose review was never sent."""
    await reviews.sweep_photos()


@queue.periodic(cron="23 * * * *")
@queue.task(name="sweep_sign_ins", queue="timetable", queueing_lock="sweep_sign_ins")
async def sweep_sign_ins(timestamp: int) -> None:  # noqa: ARG001
    """Let go of letters, tries and sessions that are over."""
    await identity.sweep()


@queue.periodic(cron="41 * * * *")
@queue.task(name="end_labels", queue="timetable", queueing_lock="end_labels")
async def end_labels(timestamp: int) -> None:  # noqa: ARG001
    """Let labels end that nobody used in time."""
    await recycling.end_labels()


@queue.periodic(cron="9,39 * * * *")
@queue.task(name="remind_visitors", queue="timetable", queueing_lock="remind_visitors")
async def remind_visitors(timestamp: int) -> None:  # noqa: ARG001
    """Write to those who come tomorrow."""
    await appointments.remind()


@queue.periodic(cron="* * * * * */5")
@queue.task(name="revive", queue="timetable", queueing_lock="revive")
async def revive(timestamp: int) -> None:  # noqa: ARG001
    """Queue again what a killed worker had in hand."""
    jobs = queue.job_manager
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER_SECONDS):
        log.warning("job.revived", task=job.task_name, args=job.task_kwargs)
        try:
            await jobs.retry_job(job)
        except UniqueViolation:
            # Its twin already waits in the queue.
            await jobs.finish_job(job, status=Status.FAILED, delete_job=True)


async def enqueue(handler: str, event_id: UUID) -> None:
    """Queue a delivery once, however often it is asked for while it waits."""
    job = deliver_event.configure(queueing_lock=f"{handler}:{event_id}")
    try:
        await job.defer_async(handler=handler, event_id=str(event_id))
    except AlreadyEnqueued:
        log.info("event.already_queued", handler=handler, event_id=str(event_id))


async def keep_relaying(stop: asyncio.Event) -> None:
    """Relay whenever the database calls out, and every few seconds anyway."""
    while not stop.is_set():
        try:
            async with await psycopg.AsyncConnection.connect(
                db.plain_url(), autocommit=True
            ) as listener:
                await listener.execute(f"listen {CHANNEL}")
                while not stop.is_set():
                    while await relay(HANDLERS, enqueue):
                        pass
                    async for _ in listener.notifies(timeout=POLL_SECONDS, stop_after=1):
                        pass
        except psycopg.OperationalError:
            # The database restarts: events wait in it, so there is nothing to do but come back.
            log.warning("relay.database_away")
            await asyncio.sleep(1)


async def main() -> None:
    """Run until told to end; jobs in hand are finished first."""
    configure()
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with queue.open_async():
        relaying = asyncio.create_task(keep_relaying(stop))
        working = asyncio.create_task(
            queue.run_worker_async(
                concurrency=CONCURRENCY,
                install_signal_handlers=False,
                delete_jobs="successful",
                update_heartbeat_interval=HEARTBEAT_SECONDS,
                stalled_worker_timeout=DEAD_AFTER_SECONDS,
                shutdown_graceful_timeout=5,
            )
        )
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({stopping, working, relaying}, return_when=asyncio.FIRST_COMPLETED)
        for task in (working, relaying, stopping):
            task.cancel()
        await asyncio.gather(working, relaying, stopping, return_exceptions=True)
