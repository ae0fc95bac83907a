"""Keys and public numbers."""

import re
import time
from uuid import RFC_4122, uuid4

import pytest

from luxeverse.core.ids import ALPHABET, new_id, order_number, parse_id


def test_keys_are_version_seven_and_sort_by_time():
    before = time.time_ns() // 1_000_000
    first = new_id()
    time.sleep(0.002)
    second = new_id()
    assert (first.version, first.variant) == (7, RFC_4122)
    assert before <= first.int >> 80 <= time.time_ns() // 1_000_000
    assert first < second
    assert len({new_id() for _ in range(10_000)}) == 10_000


def test_order_numbers_are_readable():
    numbers = [order_number("LV") for _ in range(2_000)]
    assert all(re.fullmatch(rf"LV-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}", n) for n in numbers)
    assert not set("ILOU01") & set(ALPHABET)
    assert {sign for n in numbers for sign in n[3:].replace("-", "")} == set(ALPHABET)


@pytest.mark.parametrize(
    "text", ["", "x", None, 7, "00000000-0000-0000-0000-00000000000g", "é" * 36]
)
def test_what_is_no_key_is_none(text):
    assert parse_id(text) is None


def test_a_key_in_any_writing():
    key = uuid4()
    assert parse_id(key) == parse_id(key.hex) == parse_id(str(key).upper()) == key
