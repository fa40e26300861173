"""How a ranking reacts to other weights and to the withdrawal of a losing bid."""
