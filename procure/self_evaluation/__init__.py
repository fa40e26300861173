"""Self-evaluation: the bidder's own bid under the published rules, offline, nobody else's data."""
