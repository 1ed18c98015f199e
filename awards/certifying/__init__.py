"""Giấy khen, Giấy chứng nhận, Giấy công nhận: what stands where, and the PDF of a thousand."""
