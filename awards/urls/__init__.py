"""Addresses of awards, one module a noun."""
