"""What is done with the award fund, as the trail tells it."""

SENTENCES = {
    "awards.fund.received": "{actor} ghi thu {object}",
    "awards.fund.paid": "{actor} ghi chi {object}",
    "awards.fund.cancelled": "{actor} hủy khoản {object}: {reason}",
    "awards.fund.budgeted": "{actor} ghi {object}",
    "awards.grant.recovered": "{actor} ghi đã thu lại tiền thưởng của {object}",
}
