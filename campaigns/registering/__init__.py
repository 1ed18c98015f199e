"""Đăng ký thi đua: what units pledge, who aims at which title, and who has not answered yet."""
