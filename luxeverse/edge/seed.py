"""Values of seeded states as the browser's state store wants them.

Leans on Reflex internals: the full state name as key, and the ``_rx_state_`` suffix of each var
(tests/contracts/test_reflex_internals.py).
"""

from collections.abc import Mapping

import reflex as rx
from reflex_base.utils.format import json_dumps

SUFFIX = "_rx_state_"


def to_json(values: Mapping[type[rx.State], Mapping[str, object]]) -> str:
    """JSON that is safe inside a <script> element of any document."""
    seed = {
        state.get_full_name(): {name + SUFFIX: value for name, value in fields.items()}
        for state, fields in values.items()
    }
    text: str = json_dumps(seed)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
