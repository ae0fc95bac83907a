"""Finding things by words: text, ranking, spelling and what a sentence asks for, as arithmetic."""
