"""The budgets of the shop, measured on the shop itself: ``python -m bench [name ...]``."""
