"""Files that people attach, as small as readers take them."""

import io

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile


def saved_pdf(pages: int = 1, **how: object) -> bytes:
    """Return blank pages as a PDF; ``how`` goes to the library, such as a password."""
    content = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        pdf.save(content, **how)
    return content.getvalue()


ONE_PAGE = saved_pdf()
LOCKED = saved_pdf(encryption=pikepdf.Encryption(user="mo", owner="chu"))


def pdf_upload(name: str = "quyet-dinh.pdf", content: bytes = ONE_PAGE) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")
