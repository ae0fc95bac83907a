"""From host or first path segment to house."""

from dataclasses import dataclass, replace
from uuid import UUID

from luxeverse.core.actor import House
from luxeverse.core.ids import TenantId


@dataclass(frozen=True, slots=True)
class Door:
    """A house with the hosts that are wholly its own."""

    house: House
    hosts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Doors:
    """All houses; the first is the one at the root of a shared host."""

    doors: tuple[Door, ...]

    def owns(self, host: str) -> bool:
        """Whether a host belongs to one house alone, so that its pages are at home there."""
        return any(_name(host) in door.hosts for door in self.doors)

    def find(self, host: str, path: str) -> tuple[House, str]:
        """The house asked for, and the path inside it.

        A house's own host wins; on a shared host the first path segment names it ("/arome/..."), else the first house.
        """
        name = _name(host)
        for door in self.doors:
            if name in door.hosts:
                return door.house, path
        segment, _, rest = path.lstrip("/").partition("/")
        for door in self.doors[1:]:
            if segment == door.house.slug:
                return replace(door.house, prefix=f"/{segment}"), f"/{rest}"
        return self.doors[0].house, path


NO_DOORS = Doors(
    (Door(House(TenantId(UUID(int=0)), "luxe", "LuxeVerse", "EUR", "en_IE", "LV"), frozenset()),)
)
"""Of a process that has not seen the database yet: the marketplace, by name and looks only."""


def _name(host: str) -> str:
    return host.rsplit(":", 1)[0].lower()
