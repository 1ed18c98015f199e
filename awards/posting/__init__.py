"""Lists posted for opinions: the public page, what people say, the end."""
