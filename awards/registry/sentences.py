"""What is done with the register, as the trail tells it."""

SENTENCES = {
    "awards.grant.recorded": "{actor} ghi vào sổ khen thưởng: {object}",
    "awards.grant.changed": "{actor} sửa dòng sổ khen thưởng: {object}",
    "awards.grant.removed": "{actor} xóa dòng sổ khen thưởng: {object}. Lý do: {reason}",
    "awards.initiative.recorded": "{actor} ghi sáng kiến {object}",
    "awards.initiative.changed": "{actor} sửa sáng kiến {object}",
    "awards.initiative.removed": "{actor} xóa sáng kiến {object}. Lý do: {reason}",
    # One step over many.
    "awards.grant.recorded.many": "{actor} ghi {number} dòng vào sổ khen thưởng",
}
