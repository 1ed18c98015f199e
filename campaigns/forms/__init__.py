"""Forms in which a plan is entered and edited, by part."""
