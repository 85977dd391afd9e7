"""The page view: pages of a rendition, the words on them, what is selected and what is marked."""
