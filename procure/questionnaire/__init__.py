"""Scoring by assessors and moderation by the chair: one machine without I/O, three prompters."""
