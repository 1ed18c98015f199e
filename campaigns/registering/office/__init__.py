"""The office's side of registrations: all units of a campaign, one of them, who has not."""
