"""Reading bids: from what stands in a file to typed answers, each with its place."""
