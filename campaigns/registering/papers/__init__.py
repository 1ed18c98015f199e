"""What is printed of registrations: the sheet of a unit, and the table of the commune."""
