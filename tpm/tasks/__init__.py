"""Work of several steps that browser and command line share."""
