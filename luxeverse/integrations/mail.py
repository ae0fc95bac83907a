"""One door to the mail server: any SMTP address, the local mailbox by default."""

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

import aiosmtplib

from luxeverse.core.config import settings
from luxeverse.core.db import forbid_in_transaction
from luxeverse.core.errors import Unavailable

TIMEOUT_SECONDS = 15
SUBMISSION_PORT = 587
IMPLICIT_TLS_PORT = 465


@dataclass(frozen=True, slots=True)
class Letter:
    """A message in two forms. ``key`` makes its Message-ID, so that a repeat is recognised as one. ``unsubscribe_url``
    takes a POST (RFC 8058). ``calendar`` is an iCalendar file that goes with it.
    """

    key: str
    sender_name: str
    to: str
    subject: str
    text: str
    html: str
    unsubscribe_url: str = ""
    calendar: bytes = b""


async def send(letter: Letter) -> None:
    """Hand a letter to the mail server. Raises Unavailable when it does not take it; sending again is safe."""
    forbid_in_transaction()
    server = urlsplit(settings().mail_server)
    port = server.port or SUBMISSION_PORT
    try:
        await aiosmtplib.send(
            _message(letter),
            hostname=server.hostname,
            port=port,
            username=unquote(server.username) if server.username else None,
            password=unquote(server.password) if server.password else None,
            use_tls=server.scheme == "smtps" or port == IMPLICIT_TLS_PORT,
            timeout=TIMEOUT_SECONDS,
        )
    except (aiosmtplib.SMTPException, OSError) as error:
        raise Unavailable(f"The mail server did not take the letter: {error}") from error


def _message(letter: Letter) -> EmailMessage:
    sender = settings().mail_from
    user, _, domain = sender.partition("@")
    message = EmailMessage()
    message["From"] = Address(letter.sender_name, user, domain)
    message["To"] = letter.to
    message["Subject"] = letter.subject
    message["Message-ID"] = f"<{letter.key}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    if letter.unsubscribe_url:
        message["List-Unsubscribe"] = f"<{letter.unsubscribe_url}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    if letter.calendar:
        message.add_attachment(
            letter.calendar, maintype="text", subtype="calendar", filename="visit.ics"
        )
    return message
