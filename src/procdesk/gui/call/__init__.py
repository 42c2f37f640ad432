"""Guide, hand-over, note and the timer of a call."""
