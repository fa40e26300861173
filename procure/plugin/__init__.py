"""Plugins: the hooks they implement, and the one door they come in by."""
