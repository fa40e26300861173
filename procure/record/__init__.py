"""The record: events that are only ever added, and the state they add up to."""
