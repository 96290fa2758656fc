"""The questions anyone may ask of the law, by name, with what each takes."""
