"""The desk: its first page, and what all rooms share. ``services/admin/rooms.py`` says how a room is added."""

import reflex as rx

from luxeverse.components.admin.frame import desk_page, overview
from luxeverse.components.admin.record import record
from luxeverse.components.admin.table import table
from luxeverse.pages.page import ShopPage
from luxeverse.state.admin import DeskFrameState, DeskRecordState, DeskState, DeskTableState


def desk_home() -> rx.Component:
    return desk_page(overview())


def room_page() -> rx.Component:
    return desk_page(table(DeskFrameState.frame, DeskTableState))


def record_page() -> rx.Component:
    return desk_page(record(DeskFrameState.frame.title, DeskRecordState))


PAGES = (
    ShopPage("/admin", desk_home, (DeskState.open,)),
    ShopPage("/admin/[page]", room_page, (DeskState.open, DeskTableState.open)),
    ShopPage("/admin/[page]/[id]", record_page, (DeskState.open, DeskRecordState.open)),
)
