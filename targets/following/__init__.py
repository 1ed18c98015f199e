"""What is looked at through the year, as plain values for pages, sheets and papers.

Results are read as they are stored; nothing is computed here that a lock would freeze.
"""
