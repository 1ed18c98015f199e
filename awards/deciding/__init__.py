"""Decisions on awards, proposals to those above, and decisions that revoke."""
