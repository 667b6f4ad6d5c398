"""Starting the workbench on one machine: database, demonstration, web server and worker, and a check of them all."""

__all__: list[str] = []
