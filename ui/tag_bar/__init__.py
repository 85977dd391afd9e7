"""The strip below the page: what stands ready, its tags, their kinds, its issues."""

from ui.tag_bar.bar import TagBar
from ui.tag_bar.issue_strip import Choice, IssueStrip, choices
from ui.tag_bar.key_button import KeyButton

__all__ = ["Choice", "IssueStrip", "KeyButton", "TagBar", "choices"]
