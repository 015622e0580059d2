"""What a brief shows: lines over all articles, in order."""
