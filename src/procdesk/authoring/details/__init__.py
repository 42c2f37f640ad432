"""How values of the front matter are written and changed, in YAML and in TOML."""
