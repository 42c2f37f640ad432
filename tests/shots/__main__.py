from __future__ import annotations

import sys
from pathlib import Path

from tests.shots.studio import take_all

take_all(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures"))
