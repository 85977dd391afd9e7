"""Proving what a matter holds: its state in one number, and the check of everything against its hashes."""
