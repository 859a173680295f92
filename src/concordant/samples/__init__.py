"""Reports written for the demonstration: the states are real, outlets and events are invented."""
