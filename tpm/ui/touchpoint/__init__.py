"""The page of one touchpoint in its parts: which one, how it stands, its tabs, and the drawer in which its entries are changed."""
