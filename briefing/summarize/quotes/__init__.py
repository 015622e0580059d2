"""Who said it: quotations and reported speech, with the words that attribute them."""
