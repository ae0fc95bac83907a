"""``python -m luxeverse.cli``."""

import sys

from luxeverse.cli import main

sys.exit(main())
