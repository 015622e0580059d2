"""What happened or will happen, on which day, and on what occasion words were said."""
