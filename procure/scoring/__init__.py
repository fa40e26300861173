"""From answers and levels to exact points, gates, prices and places. Nothing here does I/O."""
