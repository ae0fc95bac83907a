"""Letters for more than getting in: a first password, and another one."""

import sqlalchemy as sa
from alembic import op

revision = "1600_passwords"
down_revision = "1570_rental"
branch_labels = None
depends_on = None

PURPOSES = ("sign_in", "reset", "register")


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    purpose = sa.Enum(
        *PURPOSES, name="letter_purpose", native_enum=False, create_constraint=True, length=32
    )
    start = sa.text("'sign_in'")
    op.add_column(
        "sign_in_letters", sa.Column("purpose", purpose, server_default=start, nullable=False)
    )
    op.add_column("sign_in_letters", sa.Column("password_hash", sa.String(255), nullable=True))
    op.create_check_constraint(
        op.f("ck_sign_in_letters_password"),
        "sign_in_letters",
        "password_hash is null or purpose = 'register'",
    )


def downgrade() -> None:
    op.drop_column("sign_in_letters", "password_hash")
    op.drop_column("sign_in_letters", "purpose")
