"""Criteria packs: read, changed for one tender, and proved by their cases."""
