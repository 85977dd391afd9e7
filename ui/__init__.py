"""The window: panels over one bridge to the matter, with Qt here and nowhere else."""
