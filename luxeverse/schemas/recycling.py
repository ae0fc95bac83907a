"""Things sent back to be used again: the programme of a house, a member's labels, and a label to print."""

from dataclasses import dataclass, field

from luxeverse.schemas.common import LinkItem


@dataclass(frozen=True)
class Programme:
    """What a house takes back. Empty ``what`` where it takes nothing."""

    what: str = ""
    text: str = ""
    reward_text: str = ""
    least: int = 1
    most: int = 1
    limit_text: str = ""


@dataclass(frozen=True)
class LabelRow:
    """A label of the member's. ``is_open`` while it may still be printed and withdrawn."""

    reference: str = ""
    url: str = ""
    text: str = ""
    status_text: str = ""
    is_open: bool = False


@dataclass(frozen=True)
class LabelView:
    """The label itself. ``status`` is loading, ready, ended (nothing to print any more), empty or gone.

    ``square`` is the code of the reference as a data address.
    """

    status: str = "loading"
    title: str = ""
    text: str = ""
    reference: str = ""
    square: str = ""
    address: list[str] = field(default_factory=list)
    contents: str = ""
    ends_text: str = ""
    steps: list[str] = field(default_factory=list)
    links: list[LinkItem] = field(default_factory=list)
