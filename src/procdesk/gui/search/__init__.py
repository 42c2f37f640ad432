"""Search bar, result list and start page."""
