"""The tables and functions of the job queue, as its release 3.10 ships them."""

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SCHEMA = Path(__file__).parents[1] / "sql" / "procrastinate_3_10.sql"

REMOVE = """
drop table if exists procrastinate_periodic_defers, procrastinate_events,
    procrastinate_jobs, procrastinate_workers cascade;
do $$ declare found record; begin
    for found in
        select p.oid::regprocedure as name from pg_proc p
        join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'public' and starts_with(p.proname, 'procrastinate_')
    loop execute 'drop function ' || found.name || ' cascade'; end loop;
end $$;
drop type if exists procrastinate_job_to_defer_v1;
drop type if exists procrastinate_job_status;
drop type if exists procrastinate_job_event_type;
"""


def _run(script: str) -> None:
    # Straight to the driver: the script holds several statements, colons and per cent signs.
    op.get_bind().connection.driver_connection.execute(script)


def upgrade() -> None:
    _run(SCHEMA.read_text())


def downgrade() -> None:
    _run(REMOVE)
