"""Tests of the place."""
