"""The way of an office's paper: written, approved by a leader, numbered by the records clerk."""
