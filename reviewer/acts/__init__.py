"""Decisions.

Each function checks what a person wants and gives the act that says it, ready for ``Matter.do``.
"""
