"""One command that starts everything the shop needs on one machine, and ends all of it."""
