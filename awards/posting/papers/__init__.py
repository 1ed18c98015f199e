"""What is printed of a posted list."""
