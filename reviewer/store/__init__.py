"""The review database: the log, its projections, the objects beside it.

SQL stands here and in ``queries`` only.
"""
