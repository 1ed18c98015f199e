"""What the demonstration tells of awards until July 2024. People and deeds are invented."""
