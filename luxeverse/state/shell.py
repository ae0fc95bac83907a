"""What frames every page: the head of the document, the header and footer, or the trouble in place of a page."""

import reflex as rx

from luxeverse.schemas.common import Head, Shell
from luxeverse.schemas.content import TroublePage


class ShellState(rx.State):
    """Seeded with every page."""

    shell: Shell = Shell()
    head: Head = Head()
    trouble: TroublePage = TroublePage()
