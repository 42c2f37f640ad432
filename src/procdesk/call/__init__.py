"""What helps while the customer waits: dates, opening hours, the guide, the hand-over and the note. No Qt, no files."""
