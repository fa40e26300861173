"""Reports: pure functions from a document to blocks, and the layout that comes behind them."""
