"""Tests of a group share a worker, and what they make there. Some releases of pytest and xdist spread them instead, silently."""

import subprocess
import sys

TESTS = """
import os
import pathlib

import pytest

pytestmark = pytest.mark.xdist_group("together")


@pytest.mark.parametrize("number", range(6))
def test_where(number):
    pathlib.Path("{place}", f"{{number}}").write_text(os.environ["PYTEST_XDIST_WORKER"])
"""


def test_a_group_stays_on_one_worker(tmp_path):
    (tmp_path / "said").mkdir()
    (tmp_path / "test_group.py").write_text(TESTS.format(place=tmp_path / "said"))
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup"]
    done = subprocess.run(
        [*command, "-p", "no:cacheprovider", "--rootdir", str(tmp_path), "test_group.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    said = [file.read_text() for file in (tmp_path / "said").iterdir()]
    assert len(said) == 6
    assert len(set(said)) == 1
