"""What a sitting prints: agenda, minutes, count record, sheets to vote and to score on."""
