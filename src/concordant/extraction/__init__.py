"""Language-neutral engines that interpret language data: mentions, frames, roles, certainty, attribution, claims."""
