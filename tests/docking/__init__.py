"""The docking model: docs/model.md written a second time, slowly, to check the engine against."""
