"""Công văn đôn đốc: who is late, what the letters say, how they print."""
