"""What is loaded at the start is not searched again."""

import subprocess
import sys

SEEN = """
import gc
from luxeverse.core import heap
class Node: pass
heap.settle()
print(gc.get_freeze_count() > 1000, gc.get_threshold() == heap.THRESHOLDS)
one = Node(); one.itself = one; del one
print(gc.collect() > 0)
"""


def test_after_the_start_old_objects_rest_and_new_garbage_is_still_found():
    done = subprocess.run([sys.executable, "-c", SEEN], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True", "True"]
