"""Cụm, khối thi đua: like units that are compared and score each other, year by year."""
