"""Processes that read and draw files: a hostile file costs itself, and never the window or the matter."""
