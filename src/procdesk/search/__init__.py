"""Finding the process that a customer speaks of: the only room that knows Whoosh.

Nothing is imported here: numpy and Whoosh cost the start of the window 140 ms, so they are loaded by the thread that
searches. The doors are `store` (generations on disk), `index` (build and amend), `engine` (search) and `evaluate`.
docs/ranking.md tells how a hit is ranked.
"""

import os

# Read when numpy is first imported: on arrays as small as ours its threads wait for each other longer than they work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
