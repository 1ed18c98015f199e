"""Phong trào, đợt thi đua: begun, launched to every unit at once, closed."""
