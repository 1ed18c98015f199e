"""What the office does with nominations: received, checked, asked about, found eligible or not."""
