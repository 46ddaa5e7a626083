"""What is kept in a workspace, one file per topic; the only place that speaks SQL."""
