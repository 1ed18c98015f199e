"""What is done with the layouts of certificates, as the trail tells it."""

SENTENCES = {
    "awards.layout.saved": "{actor} lưu {object}",
    "awards.layout.reset": "{actor} đưa {object} về mẫu của cổng",
}
