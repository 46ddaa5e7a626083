"""Figures and charts as files to hand on."""
