"""What panels, acts and exports read.

Frozen rows shaped for one use, from one view of the matter.
"""
