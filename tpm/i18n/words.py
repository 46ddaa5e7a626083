"""English words for the codes that are stored; their German stands in de/words.po."""

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    # zones
    "disappointment": "Disappointment",
    "okay": "Okay",
    "delight": "Delight",
    # decisions of a gap
    "reached": "reached",
    "open": "not reached",
    "undecided": "cannot be decided",
    # our picture against that of the customers
    "overrated": "clearly overrated",
    "underrated": "clearly underrated",
    "alike": "not distinguishable",
    "unseen": "not rated, or by too few",
    "assumed": "assumption only",
    # touchpoints
    "direct": "direct",
    "indirect": "indirect",
    "online": "online",
    "offline": "offline",
    "both": "both worlds",
    "existing": "existing",
    "planned": "planned",
    "potential": "potential",
    "retired": "retired",
    # who answered
    "customer": "Customers",
    "employee": "Employees",
    "management": "Management",
    "new_customers": "New customers",
    # roles of a column
    "rating": "Rating of a touchpoint",
    "overall": "Overall satisfaction",
    "nps": "Willingness to recommend (0–10)",
    "origin": "Origin of the customer",
    "recommended": "Has recommended us",
    "recommender": "Recommender",
    "offer": "Offer",
    "comment": "Comment",
    "segment": "Customer group",
    "multi": "Several answers",
    "touchpoint": "Name of the touchpoint",
    "date": "Date of the answer",
    "id": "Number of the answer",
    "personal": "Personal data",
    "ignore": "Leave out",
    # origins
    "recommendation": "Recommendation",
    "other": "Other origin",
    "unknown": "Unknown",
    # measures
    "running": "running",
    "done": "done",
    "dropped": "dropped",
    # periods
    "month": "Month",
    "quarter": "Quarter",
    "year": "Year",
}
