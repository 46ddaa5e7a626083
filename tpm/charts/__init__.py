"""Charts as Altair draws them: one module per topic, one function per picture."""
