"""A payment sandbox that speaks Stripe's wire protocol: development and tests only, no money moves.

Never imported by the shop. Started by ``python -m sandbox``; described in ``docs/payment-sandbox.md``.
"""

API_VERSION = "2026-10-28.endive"
"""The version the pinned SDK (stripe 16.1.0) asks for."""
