"""Language-neutral engines that interpret language data: mentions, frames, roles, axes, voices, claims."""
