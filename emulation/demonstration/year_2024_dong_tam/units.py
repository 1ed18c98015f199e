"""The units of xã Đồng Tâm that were asked for figures."""

from __future__ import annotations

from emulation.demonstration.places import DONG_TAM

VILLAGES = DONG_TAM.unit_names("village")
LIEN_CO, TAN_KY, HONG_LAC, DE_THAM, TAN_TIEN, DONG_MAI = VILLAGES
OFFICE = "Văn phòng UBND xã Đồng Tâm"
CULTURE = "Bộ phận Văn hóa - Xã hội xã Đồng Tâm"
FINANCE = "Bộ phận Tài chính - Kế toán xã Đồng Tâm"
LAND = "Bộ phận Địa chính - Nông nghiệp - Xây dựng và Môi trường xã Đồng Tâm"
SCHOOL = "Trường TH&THCS Đồng Tâm"
KINDERGARTEN = "Trường Mầm non Đồng Tâm"
CLINIC = "Trạm Y tế xã Đồng Tâm"
FARMERS = "Hội Nông dân xã Đồng Tâm"
FARMS = (LIEN_CO, DE_THAM, TAN_TIEN, DONG_MAI)
