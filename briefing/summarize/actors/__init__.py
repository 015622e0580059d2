"""Who is named, in what role, and which names are one actor."""
