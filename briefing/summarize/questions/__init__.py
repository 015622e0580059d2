"""What one article leaves undecided, in its own words."""
