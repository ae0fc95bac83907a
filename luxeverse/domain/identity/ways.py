"""Where somebody may be led after signing in: only to a page of the same house."""

import re

LONGEST = 300
PAGE = re.compile(r"^/(?![/\\])[\w\-./?=&%+~]*\Z", re.ASCII)
NEVER = ("/login", "/register", "/api", "/_", "/dev", "/webhooks")


def own_path(prefix: str, said: str, otherwise: str) -> str:
    """``said`` if it is the path of a page of the house with this prefix, else ``otherwise``.

    Another host, another house, a door or a machine's address never is; nor is anything with ``..`` in it.
    """
    inside = said.removeprefix(prefix) if said.startswith(f"{prefix}/") else ""
    refused = len(said) > LONGEST or ".." in said or inside.startswith(NEVER)
    return said if inside and PAGE.match(inside) and not refused else otherwise
