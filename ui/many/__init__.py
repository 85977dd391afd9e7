"""What is done to any number of passages at once, for every list that shows some."""

from ui.many.acts import ManyActs
from ui.many.bar import ManyBar

__all__ = ["ManyActs", "ManyBar"]
