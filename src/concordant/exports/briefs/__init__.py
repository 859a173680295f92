"""Briefs as files: one small renderer for each format, none of which takes words of others for markup."""
