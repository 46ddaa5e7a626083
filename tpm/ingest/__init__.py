"""Reading survey files and understanding them: guard, reader, table, recognition, preparation. Speaks codes, never words."""
