"""A span's targets divided among units: proposals, the table of all, its Excel file."""
