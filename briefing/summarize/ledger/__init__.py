"""Which question is which across articles and days, and where each of them stands."""
