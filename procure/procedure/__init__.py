"""The steps of a procedure: each reads the folder, asks the rules, adds to the record."""
