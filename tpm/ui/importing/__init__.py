"""The import page in its parts: choosing a file, asking what is doubtful, the table of columns, preview, progress, log."""
