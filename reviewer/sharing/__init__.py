"""Proving what a matter holds.

Its state in one number, the check of everything against its hashes, and the way back from a backup.
"""
