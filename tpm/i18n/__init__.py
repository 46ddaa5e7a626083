"""Words, numbers and dates in German and English."""
