"""Scoring against gold, as fixed by the annotation guideline, section 8."""
