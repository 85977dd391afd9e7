"""The matter at a glance: what is marked, by what and by whom; each bar narrows the table."""

from ui.overview.panel import Overview

__all__ = ["Overview"]
