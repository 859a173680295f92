"""Data files about the world, validated into one immutable object."""
