"""What the pages are drawn with; the only package beside the pages that knows Streamlit."""
