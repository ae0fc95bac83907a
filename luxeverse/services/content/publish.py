"""An editor takes the home of a house out, changes it, and puts it back."""

import json
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from luxeverse.core.actor import House
from luxeverse.core.db import WriteSession, read_session, transaction
from luxeverse.core.errors import Invalid
from luxeverse.domain.content.sections import SectionKind, check_order
from luxeverse.services import audit, identity
from luxeverse.services.content import store
from luxeverse.services.content.sentences import sentences
from luxeverse.services.content.shape import Home, Section

LONGEST_DOCUMENT = 400_000
"""Characters; a home of every section at its longest stays under it."""


async def exported(house: House) -> str:
    """The home as a document: JSON, every option said, also those at their defaults and sections put aside."""
    async with read_session(house.tenant_id) as session:
        made = await store.sections(session, all_of_them=True)
    return json.dumps(_said(house, made), ensure_ascii=False, indent=2) + "\n"


async def publish(house: House, document: str) -> int:
    """Let the home be what the document says, all of it or nothing; returns how many sections it has.

    Pages follow at once, and the record keeps both forms. Raises Invalid with a sentence for each mistake in ``facts``.
    """
    home = _read(house, document)
    async with transaction(house.tenant_id) as session:
        # The house's row is locked by it: one editor comes after the other.
        await identity.turn_pages(session)
        await _check_names(session, home)
        before = await store.sections(session, all_of_them=True)
        await store.replace_sections(session, home.sections)
        was, now = _said(house, before), _said(house, home.sections)
        audit.note(session, None, "content.published", ("home", house.slug), before=was, **now)
    return len(home.sections)


async def put_first(session: WriteSession, house: House, document: str) -> bool:
    """The same for a house that has no home yet; one that an editor has is left alone. Returns whether it was put."""
    if await store.has_sections(session):
        return False
    home = _read(house, document)
    await _check_names(session, home)
    await store.replace_sections(session, home.sections)
    return True


def _said(house: House, made: list[Section]) -> dict[str, Any]:
    return {"house": house.slug, "sections": [one.model_dump(mode="json") for one in made]}


def _read(house: House, document: str) -> Home:
    if len(document) > LONGEST_DOCUMENT:
        raise Invalid(f"A home has at most {LONGEST_DOCUMENT} signs.", code="too_long")
    try:
        home = Home.model_validate_json(document)
    except ValidationError as error:
        raise _refusal(sentences(error)) from error
    if home.house != house.slug:
        raise _refusal([f"This is the home of {home.house}, not of {house.slug}."])
    check_order([SectionKind(section.kind) for section in home.sections if section.shown])
    return home


async def _check_names(session: WriteSession, home: Home) -> None:
    named = [
        replace(name, where=f"Section {place} ({section.kind}), {name.where}")
        for place, section in enumerate(home.sections, 1)
        for name in section.names()
    ]
    mistakes = [
        f"{name.where} names the {name.kind} {name.value!r}, which the house does not have."
        for name in await store.unknown(session, named)
    ]
    if mistakes:
        raise _refusal(mistakes)


def _refusal(mistakes: list[str]) -> Invalid:
    return Invalid("\n".join(mistakes), code="invalid_content", mistakes=mistakes)
