"""The forms a bidder fills in: written from the lock, opened within bounds, read cell by cell."""
