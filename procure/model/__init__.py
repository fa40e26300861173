"""The values that the steps hand to each other: frozen, without disk, clock or terminal."""
