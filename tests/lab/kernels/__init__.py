"""Tests of the kernels, by way of what they do to a state."""
