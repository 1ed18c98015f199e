"""Sentences of the trail about targets."""

SENTENCES: dict[str, str] = {
    "targets.span.opened": "{actor} mở thời gian đặt chỉ tiêu: {object}",
    "targets.measure_unit.created": "{actor} thêm đơn vị tính {object}",
    "targets.measure_unit.changed": "{actor} sửa đơn vị tính {object}",
    "targets.indicator.created": "{actor} thêm loại chỉ tiêu {object}",
    "targets.indicator.changed": "{actor} sửa loại chỉ tiêu {object}",
    "targets.target.created": "{actor} đặt chỉ tiêu {object}",
    "targets.target.changed": "{actor} sửa chỉ tiêu {object}",
    "targets.target.value_set": "{actor} ghi giá trị mới cho chỉ tiêu {object}",
    "targets.target.removed": "{actor} bỏ chỉ tiêu {object}",
}
