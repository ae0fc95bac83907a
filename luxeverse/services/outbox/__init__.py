"""Announcements that survive a crash: written with the change, delivered at least once."""

from luxeverse.services.outbox.emit import CHANNEL, emit
from luxeverse.services.outbox.events import Event
from luxeverse.services.outbox.relay import Delivered, Handler, Handlers, deliver, relay

__all__ = ["CHANNEL", "Delivered", "Event", "Handler", "Handlers", "deliver", "emit", "relay"]
