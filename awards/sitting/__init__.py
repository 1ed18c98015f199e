"""Hội đồng thi đua, khen thưởng: its members, its sittings, and how it votes."""
