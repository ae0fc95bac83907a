"""Every row with a house is seen by that house alone, and history can only grow.

The setting ``app.tenant_id`` names the house of a transaction; ``*`` stands for all of them (worker, migrations,
operators). Without it nothing is visible. FORCE binds the owner of the tables too.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

APPEND_ONLY = ("audit_logs", "inventory_transactions", "loyalty_points", "order_status_history")

# Sub-selects are evaluated once per statement, not once per row; the CASE keeps '*' away from the cast.
IN_HOUSE = """
    (select coalesce(current_setting('app.tenant_id', true), '') = '*')
    or tenant_id = (
        select case when current_setting('app.tenant_id', true) ~ '^[0-9a-fA-F-]{36}$'
                    then current_setting('app.tenant_id', true)::uuid end
    )
"""

OWNED = """
    select c.table_name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'tenant_id' and t.table_type = 'BASE TABLE'
    order by 1
"""


def _for_app(statement: str) -> None:
    """The role is absent where a single login serves owner and application."""
    op.execute(
        f"do $$ begin if exists (select from pg_roles where rolname = 'luxeverse_app')"
        f" then {statement}; end if; end $$"
    )


def upgrade() -> None:
    for (table,) in op.get_bind().exec_driver_sql(OWNED).fetchall():
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        op.execute(
            f"create policy in_house on {table} using ({IN_HOUSE}) with check ({IN_HOUSE})"
        )
    _for_app("grant usage on schema public to luxeverse_app")
    _for_app("grant select, insert, update, delete on all tables in schema public to luxeverse_app")
    _for_app("grant usage, select on all sequences in schema public to luxeverse_app")
    _for_app(
        "alter default privileges in schema public"
        " grant select, insert, update, delete on tables to luxeverse_app"
    )
    _for_app(
        "alter default privileges in schema public grant usage, select on sequences to luxeverse_app"
    )
    for table in APPEND_ONLY:
        _for_app(f"revoke update, delete, truncate on {table} from luxeverse_app")
    _for_app("revoke insert, update, delete on alembic_version from luxeverse_app")


def downgrade() -> None:
    _for_app(
        "alter default privileges in schema public revoke all on tables from luxeverse_app"
    )
    _for_app(
        "alter default privileges in schema public revoke all on sequences from luxeverse_app"
    )
    _for_app("revoke all on all tables in schema public from luxeverse_app")
    _for_app("revoke all on all sequences in schema public from luxeverse_app")
    for (table,) in op.get_bind().exec_driver_sql(OWNED).fetchall():
        op.execute(f"drop policy in_house on {table}")
        op.execute(f"alter table {table} no force row level security")
        op.execute(f"alter table {table} disable row level security")
