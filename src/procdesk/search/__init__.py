"""Finding the process that a customer speaks of: the only room that knows Whoosh.

Nothing is imported here: numpy and Whoosh cost the start of the window 140 ms, so they are loaded by the thread that
searches. The doors are `store` (generations on disk), `index` (build and amend), `engine` (search) and `evaluate`.
"""
