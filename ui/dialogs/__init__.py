"""The dialogs of the window: each asks one thing, none holds anything up."""
