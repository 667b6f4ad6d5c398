"""Tests of the Fulfilling Lives importer."""
