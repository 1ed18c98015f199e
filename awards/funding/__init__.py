"""The award fund: receipts, payments, budgets, and what is left."""
