"""The unit's own side of its registration: written on a phone, sent, taken back."""
