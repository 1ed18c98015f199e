"""Giao ước thi đua: what units promise each other, agreed to in the portal, signed on paper."""
