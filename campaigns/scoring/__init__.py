"""Chấm điểm: columns of points by unit and criterion, and the ranking that comes of them."""
