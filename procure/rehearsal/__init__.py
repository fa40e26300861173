"""A tender tried out on invented bids, before anybody has bid."""
