"""Text layers: their stored form, anchors, units, pin cites, and transcripts read from text."""
