"""What stands in the text: paragraphs, sentences, terms, language."""
