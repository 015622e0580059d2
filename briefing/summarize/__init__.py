"""The reading of the news: pure functions from an item to what it says, and from many items to a brief."""
