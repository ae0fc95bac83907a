"""What frames every page: the head of the document, the header and footer, or the trouble in place of a page."""

import reflex as rx

from luxeverse.schemas.common import Head, Shell
from luxeverse.schemas.content import TroublePage
from luxeverse.state.defaults import shared


class ShellState(rx.State):
    """Seeded with every page."""

    shell: Shell = shared(Shell())
    head: Head = shared(Head())
    trouble: TroublePage = shared(TroublePage())
