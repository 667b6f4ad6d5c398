"""Tests of the HMIS importer."""
