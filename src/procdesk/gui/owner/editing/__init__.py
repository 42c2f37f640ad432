"""The editor of write-ups: text, problems with their remedies, completion, form, saving."""
