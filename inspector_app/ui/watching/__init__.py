"""The watched folder and the feeds, as the window shows and starts them."""
