"""An editor takes a home out, changes it and puts it back: whole or not at all, on the record, seen at once."""

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import pytest

from luxeverse import cli
from luxeverse.core.errors import Invalid
from luxeverse.services import content
from tests.conftest import Database, house_of
from tools.catalogue import houses
from tools.seed import seed

HERO: dict[str, Any] = {
    "kind": "hero",
    "title": "One stone",
    "standfirst": "Set by hand.",
    "piece": "six-claw-ring-2ct",
    "picture": "ring",
    "primary": {"label": "See it"},
}
STRIP = {"kind": "strip", "collection": "after-dark", "picture": "obsidian"}


def document(*sections: dict[str, Any], house: str = "luxe") -> str:
    return json.dumps({"house": house, "sections": sections})


def rows(db: Database) -> list[tuple[Any, ...]]:
    return db.rows(
        "select tenant_id, position, kind, is_shown, content::text from home_sections order by 1, 2"
    )


@pytest.mark.parametrize("slug", ["luxe", "arome", "luma"])
async def test_what_comes_out_goes_back_in_unchanged(seeded: Database, slug: str) -> None:
    house = house_of(seeded, slug)
    before, out = rows(seeded), await content.exported(house)
    assert await content.publish(house, out) == len(json.loads(out)["sections"])
    assert rows(seeded) == before
    assert await content.exported(house) == out
    assert '"headline": "plain"' in out


@pytest.mark.parametrize("slug", ["luxe", "arome", "luma"])
async def test_an_export_says_all_that_the_file_said(seeded: Database, slug: str) -> None:
    (data,) = [data for data in houses() if data.slug == slug]
    out = json.loads(await content.exported(house_of(seeded, slug)))
    for written, said in zip(json.loads(data.home)["sections"], out["sections"], strict=True):
        assert written.items() <= {k: v for k, v in said.items() if k in written}.items() or all(
            _within(written[key], said[key]) for key in written
        )


def _within(written: Any, said: Any) -> bool:
    """Every value that was written, with options at their defaults beside them."""
    if isinstance(written, dict):
        return all(_within(value, said[key]) for key, value in written.items())
    if isinstance(written, list):
        return len(written) == len(said) and all(map(_within, written, said))
    return bool(written == said)


async def test_a_change_is_on_the_record_and_makes_pages_old(seeded: Database) -> None:
    house = house_of(seeded, "luxe")
    version = "select data_version from tenants where slug = 'luxe'"
    before, old = seeded.value(version), json.loads(await content.exported(house))
    await content.publish(house, document(HERO, STRIP))
    assert seeded.value(version) == before + 1
    ((action, kind, key, was, now, tenant),) = seeded.rows(
        "select action, entity_type, entity_id, old_values, new_values, tenant_id from audit_logs"
    )
    assert (action, kind, key, tenant) == ("content.published", "home", "luxe", house.tenant_id)
    assert was == old
    assert [section["kind"] for section in now["sections"]] == ["hero", "strip"]


MISTAKES = [
    ("{", "This is no JSON"),
    ("[]", "is a group of named values."),
    (document(), "sections is not empty."),
    (document(HERO, house="luma"), "This is the home of luma, not of luxe."),
    (document(STRIP), "A home opens with one hero; it has none."),
    (document(STRIP, HERO), "A home opens with one hero; here it stands at 2."),
    (document(HERO, HERO), "A home opens with one hero; here it stands at 1, 2."),
    (document({"title": "x"}), "Section 1 says no kind."),
    (document({"kind": "banner"}), "Section 1 is of the unknown kind 'banner'; known are 'hero'"),
    (document(HERO | {"colour": "red"}), "Section 1 (hero), colour is not known here."),
    (document({k: HERO[k] for k in HERO if k != "title"}), "Section 1 (hero), title is missing."),
    (document(HERO | {"title": ""}), "Section 1 (hero), title is not empty."),
    (document(HERO | {"title": 7}), "Section 1 (hero), title is a text."),
    (
        document(HERO | {"title": "one " * 15}),
        "title has 15 words, and a headline holds at most 14.",
    ),
    (document(HERO | {"title": "a\u0000b"}), "title holds signs that no text has."),
    (document(HERO | {"headline": "blink"}), "headline is one of 'plain', 'fade', 'typewriter' or"),
    (document(HERO | {"overlays": {"grain": 101}}), "overlays.grain is at most 100."),
    (document(HERO | {"overlays": {"grain": -1}}), "overlays.grain is at least 0."),
    (document(HERO | {"overlays": {"particles": "yes"}}), "overlays.particles is true or false."),
    (document(HERO | {"primary": {"label": "x", "url": "//evil"}}), "begins with one slash"),
    (document(HERO | {"primary": {"label": "x", "url": "javascript:alert(1)"}}), "begins with one"),
    (
        document(HERO | {"piece": "nothing"}),
        "piece names the piece 'nothing', which the house does",
    ),
    (document(HERO | {"picture": "nothing"}), "picture names the picture 'nothing'"),
    (document(HERO | {"piece": "provence-lavender"}), "names the piece 'provence-lavender'"),
    (
        document(
            HERO,
            {"kind": "carousel", "title": "x", "collection": "after-dark", "advance_seconds": 1},
        ),
        "Section 2 (carousel), advance_seconds is 0, or from 4 to 30 seconds.",
    ),
    (
        document(
            HERO, {"kind": "mosaic", "title": "x", "cells": [{"kind": "story", "slug": "no"}]}
        ),
        "Section 2 (mosaic), cell 1 names the story 'no', which the house does not have.",
    ),
    (
        document(
            HERO,
            {
                "kind": "mosaic",
                "title": "x",
                "cells": [{"kind": "story", "slug": "x", "click": "buy"}],
            },
        ),
        "Section 2 (mosaic), cells.1.click is one of 'navigate', 'quickview' or 'add'.",
    ),
]


@pytest.mark.parametrize(("wrong", "sentence"), MISTAKES, ids=[said for _, said in MISTAKES])
async def test_a_mistake_is_one_sentence_and_changes_nothing(
    seeded: Database, wrong: str, sentence: str
) -> None:
    before = rows(seeded)
    version = seeded.value("select sum(data_version) from tenants")
    with pytest.raises(Invalid) as refusal:
        await content.publish(house_of(seeded, "luxe"), wrong)
    assert sentence in refusal.value.message
    assert rows(seeded) == before
    assert seeded.value("select sum(data_version) from tenants") == version
    assert seeded.value("select count(*) from audit_logs") == 0


async def test_every_mistake_is_said_at_once(seeded: Database) -> None:
    wrong = HERO | {"piece": "nothing", "picture": "nowhere", "vessel": ["a", "b"]}
    with pytest.raises(Invalid) as refusal:
        await content.publish(house_of(seeded, "luxe"), document(wrong))
    assert len(refusal.value.facts["mistakes"]) == 4


async def test_two_editors_at_once_leave_the_home_of_one(seeded: Database) -> None:
    house = house_of(seeded, "luxe")
    forms = [document(HERO | {"title": f"Home {n}"}, *[STRIP] * n) for n in range(1, 6)]
    await asyncio.gather(*(content.publish(house, form) for form in forms))
    out = json.loads(await content.exported(house))["sections"]
    number = int(out[0]["title"].removeprefix("Home "))
    assert len(out) == 1 + number
    assert seeded.value("select count(*) from audit_logs") == 5


async def test_an_edited_home_survives_the_next_seeding(seeded: Database) -> None:
    house = house_of(seeded, "luxe")
    await content.publish(house, document(HERO))
    await seed()
    assert len(json.loads(await content.exported(house))["sections"]) == 1


@pytest.mark.usefixtures("seeded")
def test_the_door_is_the_command_line(
    seeded: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["content", "export", "arome"]) == 0
    said = capsys.readouterr().out
    home = tmp_path / "home.json"
    home.write_text(re.sub(r'"headline": "plain"', '"headline": "fade"', said))
    assert cli.main(["content", "import", "arome", str(home)]) == 0
    assert "The home of arome has 10 sections" in capsys.readouterr().out
    assert (
        seeded.value(
            "select content->>'headline' from home_sections s join tenants t on t.id = s.tenant_id"
            " where t.slug = 'arome' and kind = 'hero'"
        )
        == "fade"
    )
    home.write_text(said.replace('"fade"', '"plain"').replace('"grain": 0', '"grain": 900'))
    assert cli.main(["content", "import", "arome", str(home)]) == 1
    assert "Section 1 (hero), overlays.grain is at most 100." in capsys.readouterr().err
    assert cli.main(["content", "import", "arome", str(tmp_path / "none.json")]) == 1
    assert cli.main(["content", "export", "nobody"]) == 1
    assert "There is no house nobody." in capsys.readouterr().err
