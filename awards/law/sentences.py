"""Sentences of the trail about the law of awards."""

SENTENCES = {
    "awards.law.added": "{actor} thêm quy định khen thưởng: {object}",
    "awards.law.changed": "{actor} sửa quy định khen thưởng: {object}",
}
