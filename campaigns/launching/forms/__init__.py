"""What is typed of a campaign and of its parts."""
