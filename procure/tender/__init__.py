"""The tender: its folder, its faults, its frozen form."""
