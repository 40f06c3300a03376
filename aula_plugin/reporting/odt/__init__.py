"""OpenDocument texts made from templates: letters and tables that a planner edits in a word processor."""
