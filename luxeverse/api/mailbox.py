"""The local mailbox as a page: what the shop has sent while no mail server is set. Development only."""

import html
import mailbox
from datetime import UTC, datetime
from email.message import Message
from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import HTMLResponse

from luxeverse.core.config import settings
from luxeverse.core.errors import NotFound

router = APIRouter(prefix="/dev/mail", include_in_schema=False)

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Mailbox</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<style>:root{{color-scheme:light dark}}body{{font:16px/1.6 system-ui,sans-serif;max-width:52rem;margin:0 auto;padding:32px 20px}}
h1{{font-weight:500;font-size:1.5rem}}li{{padding:12px 0;border-top:1px solid color-mix(in srgb,CanvasText 18%,Canvas)}}
ul{{list-style:none;padding:0}}a{{color:inherit}}small{{display:block;opacity:.75}}iframe{{width:100%;height:70vh;border:1px solid
color-mix(in srgb,CanvasText 18%,Canvas);background:#fff}}pre{{white-space:pre-wrap}}</style></head><body><main>{body}</main></body></html>"""


@router.get("")
async def inbox() -> HTMLResponse:
    """Every letter, newest first."""
    rows = [
        f'<li><a href="/dev/mail/{key}">{html.escape(str(m["subject"]))}</a>'
        f"<small>to {html.escape(str(m['to']))}, {when:%H:%M:%S}</small></li>"
        for when, key, m in _letters()
    ]
    listing = "".join(rows) or "<li>No letters yet. Buy something.</li>"
    return _page(f"<h1>Mailbox</h1><ul>{listing}</ul>")


@router.get("/{key}")
async def letter(key: Annotated[str, Path(max_length=200)]) -> HTMLResponse:
    """One letter in both of its forms."""
    for _, known, message in _letters():
        if known == key:
            rich = html.escape(_part(message, "text/html"), quote=True)
            plain = html.escape(_part(message, "text/plain"))
            return _page(
                f'<p><a href="/dev/mail">All letters</a></p><h1>{html.escape(str(message["subject"]))}</h1>'
                f'<iframe sandbox title="Letter" srcdoc="{rich}"></iframe><h2>As text</h2><pre>{plain}</pre>'
            )
    raise NotFound("This letter is not in the mailbox.")


def _letters() -> list[tuple[datetime, str, Message]]:
    folder = settings().data_dir / "mailbox"
    if not folder.exists():
        return []
    box = mailbox.Maildir(str(folder), create=False)
    found = [
        (datetime.fromtimestamp(message.get_date(), UTC), key, message)
        for key, message in box.iteritems()
    ]
    return sorted(found, key=lambda entry: entry[0], reverse=True)


def _part(message: Message, kind: str) -> str:
    for part in message.walk():
        if part.get_content_type() == kind:
            payload = part.get_payload(decode=True)
            assert isinstance(payload, bytes)
            return payload.decode(part.get_content_charset() or "utf-8", "replace")
    return ""


def _page(body: str) -> HTMLResponse:
    return HTMLResponse(PAGE.format(body=body), headers={"cache-control": "no-store"})
