"""One module for each command; each holds ``command`` and imports what it works with only when it runs."""
