"""What the suite says, in the reader's language: catalogues of translations, numbers and dates."""
