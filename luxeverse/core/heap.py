"""When this process looks for garbage.

Reference counting frees nearly everything. Python's collector looks for the cycles that remain, and a full search visits
every object of every connected shopper while all of them wait.
"""

import gc

THRESHOLDS = (10_000, 20, 50)
"""Allocations before the young are searched, then how many such searches before the next age is. Python's own are 700, 10, 10."""


def settle() -> None:
    """After start: what is loaded by now stays as long as the process and is not searched again, the rest less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
