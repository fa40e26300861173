"""Reading and writing files: bounded, with every fault named, and the same bytes each time."""
