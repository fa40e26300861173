"""The command line: it reads arguments, calls a step, and prints; it knows no rule."""
