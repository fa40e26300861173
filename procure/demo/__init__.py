"""The demonstration: a sample tender, run from notice to award report."""
