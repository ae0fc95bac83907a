"""The embedded server: started, found again, killed, and told what is wrong."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from luxeverse.core import embedded
from luxeverse.core.embedded import EmbeddedDatabaseFailed


@pytest.fixture
def place() -> Iterator[Path]:
    """A data directory under a name that needs quoting everywhere."""
    root = Path(tempfile.mkdtemp(prefix="luxeverse-embedded-"))
    folder = root / "it's a data dir"
    folder.mkdir()
    yield folder
    embedded.stop(folder)
    shutil.rmtree(root)


def server_of(place: Path) -> int:
    return int((place / "postgres" / "cluster" / "postmaster.pid").read_text().split("\n")[0])


def is_alive(pid: int) -> bool:
    """False for a process that has ended, collected by its parent or not."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False


def test_starts_once_and_is_found_again(place: Path) -> None:
    first = embedded.start(place)
    server = server_of(place)
    assert embedded.start(place) == first
    assert server_of(place) == server

    with psycopg.connect(first.admin_url) as admin:
        assert admin.info.server_version // 10_000 == 18
        shown = {
            name: admin.execute(f"show {name}".encode()).fetchone()
            for name in ("fsync", "listen_addresses", "server_encoding")
        }
        assert shown == {
            "fsync": ("on",),
            "listen_addresses": ("",),
            "server_encoding": ("UTF8",),
        }
        assert admin.execute(
            "select extname from pg_extension where extname = 'vector'"
        ).fetchall() == [("vector",)]
        assert admin.execute(
            "select datlocprovider, datlocale from pg_database where datname = 'luxeverse'"
        ).fetchall() == [("b", "C.UTF-8")]


def test_what_was_committed_survives_a_kill(place: Path) -> None:
    addresses = embedded.start(place)
    with psycopg.connect(addresses.owner_url) as owner:
        owner.execute("create table kept (id int)")
        owner.execute("insert into kept values (724)")
    killed = server_of(place)
    os.kill(killed, signal.SIGKILL)
    assert embedded.start(place) == addresses
    assert server_of(place) != killed
    with psycopg.connect(addresses.owner_url) as owner:
        assert owner.execute("select id from kept").fetchall() == [(724,)]


def test_stops_and_starts_quickly(place: Path) -> None:
    addresses = embedded.start(place)
    server = server_of(place)
    embedded.stop(place)
    assert not is_alive(server)
    embedded.stop(place)  # nothing to stop is not an error
    assert embedded.start(place) == addresses


def test_a_number_that_now_belongs_to_somebody_else_is_no_server(place: Path) -> None:
    embedded.start(place)
    embedded.stop(place)
    leftover = place / "postgres" / "cluster" / "postmaster.pid"
    leftover.write_text(f"{os.getpid()}\n{leftover.parent}\n0\n5432\n\n\n\nready\n")
    embedded.start(place)
    assert server_of(place) != os.getpid()


def test_the_application_owns_nothing_and_cannot_create(place: Path) -> None:
    addresses = embedded.start(place)
    with (
        psycopg.connect(addresses.app_url) as app,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        app.execute("create table mine (id int)")


def test_a_path_too_long_for_a_socket_still_works(place: Path) -> None:
    deep = place / ("x" * 120)
    deep.mkdir()
    try:
        with psycopg.connect(embedded.start(deep).app_url) as app:
            assert app.execute("select 1").fetchone() == (1,)
        socket_dir = Path((deep / "postgres" / "socket-dir").read_text())
        assert len(os.fsencode(socket_dir)) < 107
        assert deep not in socket_dir.parents
    finally:
        embedded.stop(deep)
        shutil.rmtree(socket_dir)


def test_a_full_disk_is_said_in_one_sentence(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "SMALLEST_FREE_BYTES", 2**60)
    with pytest.raises(
        EmbeddedDatabaseFailed, match=r"^Only \d+ MB are free under .*; the database"
    ):
        embedded.start(place)
    assert not (place / "postgres" / "cluster").exists()


def test_a_broken_setting_is_said_in_one_sentence(place: Path) -> None:
    embedded.start(place)
    embedded.stop(place)
    with (place / "postgres" / "cluster" / "postgresql.conf").open("a") as conf:
        conf.write("no_such_setting = 1\n")
    with pytest.raises(EmbeddedDatabaseFailed, match="no_such_setting"):
        embedded.start(place)


def test_a_place_that_cannot_be_written_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EmbeddedDatabaseFailed, match=r"^Cannot write to .*: Not a directory"):
        embedded.start(tmp_path / "file")
