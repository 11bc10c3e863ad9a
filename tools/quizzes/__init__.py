"""From a chapter's questions in YAML to what the widgets read."""
