"""What one bidder may be told of the others: profiles of law as dated data."""
