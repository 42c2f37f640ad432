"""From a content folder to its index, kept up to date."""
