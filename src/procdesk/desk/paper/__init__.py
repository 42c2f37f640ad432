"""Pages on paper, for the day the computer is down: one page, or a binder of many with an index by customer phrase."""
