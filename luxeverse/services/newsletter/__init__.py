"""The letters of a house: asked for, confirmed by whoever reads the address, ended by one press."""

from luxeverse.services.newsletter.ask import ask
from luxeverse.services.newsletter.events import NewsletterAsked
from luxeverse.services.newsletter.standing import confirm, standing, stop
from luxeverse.services.newsletter.write import write_to_asker

__all__ = ["NewsletterAsked", "ask", "confirm", "standing", "stop", "write_to_asker"]
