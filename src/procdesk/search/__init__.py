"""Search: the processes that answer a query in the customer's own words.

Nothing is imported here: numpy and Whoosh cost the start of the window 140 ms, so they are loaded by the thread that
searches. Start with `engine` (search), `index.snapshots` (the index on disk) and `index.writer` (build and amend).
docs/ranking.md tells how a hit is ranked.
"""

import os

# Read when numpy is first imported: on arrays as small as ours its threads wait for each other longer than they work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
