"""One function per figure, from the store through the analysis: pages, command line and exports all call it, so they agree."""
