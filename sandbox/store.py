"""One SQLite file holds everything: objects, idempotent replies, timed tasks, webhook deliveries.

A request is one transaction. Objects are plain dicts; those a request touched are written back at commit. Everything
runs on one event loop and no handler awaits, so a transaction is never interleaved with another.
"""

import hashlib
import json
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sandbox import API_VERSION
from sandbox.errors import missing
from sandbox.shapes import filled
from sandbox.wire import Obj, public

INDEXED = ("customer", "payment_intent", "charge", "type", "email")
FILTERS = (*INDEXED, "payment_method", "status", "url")
"""What a list may be filtered by; the first five have an index."""

COMPARISONS = {"gt": ">", "gte": ">=", "lt": "<", "lte": "<="}
REPLIES_KEPT_SECONDS = 24 * 3600
"""docs.stripe.com/api/idempotent_requests: keys may be removed after 24 hours."""


def _field(name: str) -> str:
    return f"json_extract(body, '$.{name}')"


SCHEMA = """
create table if not exists objects(seq integer primary key, id text unique, kind text, body text);
create index if not exists by_kind on objects(kind, seq);
create table if not exists replies(key text primary key, fingerprint text, status int, body text,
                                   request_id text, at int);
create index if not exists replies_by_age on replies(at);
create table if not exists tasks(seq integer primary key, due real, name text, arg text);
create table if not exists deliveries(seq integer primary key, event text, endpoint text, attempt int,
                                      due real, state text);
create index if not exists deliveries_by_state on deliveries(state, due);
create table if not exists meta(key text primary key, value text);
""" + "".join(
    f"create index if not exists by_{name} on objects(kind, {_field(name)}, seq);"
    for name in INDEXED
)


@dataclass(frozen=True)
class Page:
    """What a list call asks for; ``after`` and ``before`` are ids, newest first."""

    equal: dict[str, str] = field(default_factory=dict)
    types: list[str] = field(default_factory=list)
    created: dict[str, int] = field(default_factory=dict)
    limit: int = 10
    after: str | None = None
    before: str | None = None


class StoreInUse(Exception):
    """Another sandbox has the same file open."""


class Store:
    """``seed`` makes ids repeatable; without one they are unguessable."""

    def __init__(self, path: str = ":memory:", seed: str = "") -> None:
        self.db = sqlite3.connect(path, isolation_level=None, timeout=1)
        try:
            # Survives a killed process, not a power cut: this is test data.
            self.db.executescript(
                "pragma locking_mode=exclusive; pragma journal_mode=wal; pragma synchronous=off;"
                + SCHEMA
            )
            self.db.execute(
                "insert or ignore into meta values('seed', ?)", (seed or secrets.token_hex(16),)
            )
        except sqlite3.OperationalError as problem:
            raise StoreInUse(f"{path} is open in another sandbox") from problem
        meta = dict(self.db.execute("select key, value from meta").fetchall())
        self.seed: str = meta["seed"]
        self.serial = int(meta.get("serial", 0))
        self.public_url = ""
        self.prefix = ""
        self.settle_seconds = 2.0
        self.request: Obj = {}
        self._loaded: dict[str, Obj] = {}
        self._original: dict[str, str] = {}

    def link(self, path: str) -> str:
        """A page of the sandbox as the browser reaches it."""
        return f"{self.public_url}{self.prefix}/{path}"

    # Transactions

    @contextmanager
    def transaction(self) -> Iterator["Store"]:
        self.begin()
        try:
            yield self
            self.commit()
        except BaseException:
            self.rollback()
            raise

    def begin(self) -> None:
        self._loaded, self._original = {}, {}
        self.db.execute("begin immediate")

    def commit(self) -> None:
        self._flush()
        self.db.execute("insert or replace into meta values('serial', ?)", (str(self.serial),))
        self.db.execute("commit")
        self._loaded, self._original = {}, {}

    def rollback(self) -> None:
        self.db.execute("rollback")
        self._loaded, self._original = {}, {}

    def _flush(self) -> None:
        for key, obj in self._loaded.items():
            body = json.dumps(obj, separators=(",", ":"))
            if body != self._original.get(key):
                self.db.execute("update objects set body=? where id=?", (body, key))
                self._original[key] = body

    # Identity and time

    def token(self, prefix: str = "", size: int = 24) -> str:
        self.serial += 1
        digest = hashlib.blake2b(f"{self.seed}:{self.serial}".encode()).hexdigest()
        return prefix + digest[:size]

    def now(self) -> int:
        return int(time.time())

    # Objects

    def add(self, prefix: str, kind: str, **fields: object) -> Obj:
        key = fields.pop("id", None) or self.token(prefix + "_")
        base = {"id": key, "object": kind, "created": self.now(), "livemode": False}
        obj = filled(kind, {**base, **fields})
        self.db.execute(
            "insert into objects(id, kind, body) values(?, ?, ?)", (key, kind, json.dumps(obj))
        )
        self._loaded[obj["id"]] = obj
        return obj

    def find(self, key: str) -> Obj | None:
        if key in self._loaded:
            return self._loaded[key]
        row = self.db.execute("select body from objects where id=?", (key,)).fetchone()
        return self._load(key, row[0]) if row else None

    def get(self, key: str | None, kind: str | None = None, param: str = "id") -> Obj:
        """The object, or the error the API answers when there is none of that kind."""
        obj = self.find(key) if key else None
        if not obj or (kind and obj["object"] != kind):
            raise missing(kind or "object", key, param)
        return obj

    def all(self, kind: str, **equal: str) -> list[Obj]:
        """Every visible object of a kind, newest first."""
        return self.page(kind, Page(equal=equal, limit=-1))[0]

    def page(self, kind: str, page: Page) -> tuple[list[Obj], bool]:
        """One page, newest first, and whether more follow."""
        self._flush()
        where, values = self._where(kind, page)
        direction = "asc" if page.before else "desc"
        rows = self.db.execute(
            f"select id, body from objects where {where} order by seq {direction} limit ?",
            (*values, page.limit + 1 if page.limit >= 0 else -1),
        ).fetchall()
        has_more = 0 <= page.limit < len(rows)
        data = [self._load(*row) for row in (rows[: page.limit] if has_more else rows)]
        return (data[::-1] if page.before else data), has_more

    def _where(self, kind: str, page: Page) -> tuple[str, list[object]]:
        parts = ["kind = ?", f"{_field('_hidden')} is null"]
        terms: list[object] = [kind]
        for name, value in page.equal.items():
            parts.append(f"{_field(name)} = ?")
            terms.append(value)
        for name, moment in page.created.items():
            parts.append(f"{_field('created')} {COMPARISONS[name]} ?")
            terms.append(moment)
        if page.types:
            parts.append(f"{_field('type')} in ({', '.join('?' * len(page.types))})")
            terms.extend(page.types)
        for key, sign, param in (
            (page.after, "<", "starting_after"),
            (page.before, ">", "ending_before"),
        ):
            if key:
                parts.append(f"seq {sign} ?")
                terms.append(self._place(key, kind, param))
        return " and ".join(parts), terms

    def _place(self, key: str, kind: str, param: str) -> int:
        query = "select seq from objects where id=? and kind=?"
        row = self.db.execute(query, (key, kind)).fetchone()
        if not row:
            raise missing(kind, key, param)
        return int(row[0])

    def _load(self, key: str, body: str) -> Obj:
        if key not in self._loaded:
            self._loaded[key], self._original[key] = json.loads(body), body
        return self._loaded[key]

    # Idempotent replies

    def remember(self, key: str, fingerprint: str, status: int, body: str, request_id: str) -> None:
        self.db.execute(
            "insert or replace into replies values(?, ?, ?, ?, ?, ?)",
            (key, fingerprint, status, body, request_id, self.now()),
        )

    def reply(self, key: str) -> tuple[str, int, str, str] | None:
        """(fingerprint, status, body, request id) of an earlier call with this key, while it is kept."""
        row: tuple[str, int, str, str] | None = self.db.execute(
            "select fingerprint, status, body, request_id from replies where key=? and at>=?",
            (key, self.now() - REPLIES_KEPT_SECONDS),
        ).fetchone()
        return row

    def prune_replies(self) -> int:
        """Forget replies older than a day; the number forgotten."""
        oldest = self.now() - REPLIES_KEPT_SECONDS
        return self.db.execute("delete from replies where at<?", (oldest,)).rowcount

    # Timed work

    def later(self, due: float, name: str, arg: str) -> None:
        self.db.execute("insert into tasks(due, name, arg) values(?, ?, ?)", (due, name, arg))

    def next_task(self) -> tuple[int, str, str] | None:
        """(seq, name, argument) of the earliest task that is due."""
        row: tuple[int, str, str] | None = self.db.execute(
            "select seq, name, arg from tasks where due<=? order by due, seq limit 1",
            (time.time(),),
        ).fetchone()
        return row

    # Events

    def emit(self, kind: str, obj: Obj, before: Obj | None = None) -> Obj:
        """Record an event and queue it for every endpoint that wants it."""
        data: Obj = {"object": json.loads(json.dumps(public(obj)))}
        if before is not None:
            now = data["object"]
            data["previous_attributes"] = {
                name: before.get(name) for name in now if before.get(name) != now[name]
            }
        wanted = [
            endpoint["id"]
            for endpoint in self.all("webhook_endpoint", status="enabled")
            if {"*", kind} & set(endpoint["enabled_events"])
        ]
        event = self.add(
            "evt",
            "event",
            type=kind,
            api_version=API_VERSION,
            data=data,
            pending_webhooks=len(wanted),
            request=dict(self.request) or None,
        )
        self.db.executemany(
            "insert into deliveries(event, endpoint, attempt, due, state)"
            " values(?, ?, 0, ?, 'pending')",
            [(event["id"], endpoint, time.time()) for endpoint in wanted],
        )
        return event
