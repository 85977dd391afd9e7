"""Processes that read and draw files.

A hostile file costs itself, and never the window or the matter.
"""
