"""Báo cáo sơ kết: what it says and tabulates of stored results."""
