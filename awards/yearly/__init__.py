"""Awards and the fund as the year-end report tells them."""
