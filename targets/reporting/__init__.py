"""Units' reports: what is asked, what was reported before, what is doubtful."""
