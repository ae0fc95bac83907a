"""The queue behind the shop, run in this process: one relay, its jobs, and no warning."""

import pytest
from croniter import croniter

from luxeverse.registry import HANDLERS
from luxeverse.services.outbox import relay
from tests.factories import order_states, ordered, visitor
from tests.services.test_inbox import tell


@pytest.mark.filterwarnings("error", "ignore:Use 'content=:DeprecationWarning")
async def test_relayed_events_become_jobs_and_jobs_are_done(db, shop, folio, supplier, post):
    # Imported here: the queue takes its address when it is made, and the database is this worker's.
    from luxeverse import worker

    await ordered(visitor(shop), folio)
    paid = next(e for e in supplier.events() if e["type"] == "payment_intent.succeeded")
    await tell(supplier, paid)
    async with worker.queue.open_async():
        for _ in range(3):
            assert await relay(HANDLERS, worker.enqueue) == 1
            await worker.queue.run_worker_async(
                queues=["events"], wait=False, install_signal_handlers=False, listen_notify=False
            )
        assert await relay(HANDLERS, worker.enqueue) == 0
    assert order_states(db) == [("CONFIRMED", "COMPLETED")]
    assert len(post.letters) == 1
    done = "select count(*) from procrastinate_jobs where status = 'succeeded'"
    assert db.value(done) == 5


def test_the_timetable_runs_as_often_as_it_says():
    """The queue reads the sixth field of a cron line as seconds; were it the first, these would be minutes."""
    from luxeverse import worker

    gaps = {}
    for (task, _), periodic in worker.queue.periodic_registry.periodic_tasks.items():
        times = croniter(periodic.cron, 0.0)
        first = times.get_next(float)
        gaps[task] = times.get_next(float) - first
    assert gaps == {
        "expire_holds": 20,
        "reconcile": 30,
        "revive": 5,
        "look_at_pictures": 60,
        "sweep_photos": 3600,
        "sweep_sign_ins": 3600,
        "end_labels": 3600,
        "remind_visitors": 1800,
        "remind_borrowers": 3600,
        "lower_prices": 600,
        "settle_claims": 25,
        "rebuild_neighbours": 86400,
    }
