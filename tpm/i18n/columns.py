"""English words for what can be edited and for its columns; their German stands in de/touchpoint.po."""

from collections.abc import Mapping

from tpm.i18n.language import Language

THINGS: Mapping[str, str] = {
    "touchpoint": "Touchpoint",
    "target": "Target",
    "decision": "Decision on the touchpoint",
    "measure": "Measure",
    "encounter": "Customer group at this touchpoint",
    "factor": "Factor",
    "perspective_rating": "Rating by perspective",
    "quality_check": "Question about quality",
    "incident": "Incident",
    "remark": "Remark",
    "process_step": "Step of the process",
    "idea": "Idea",
}

COLUMNS: Mapping[str, str] = {
    "name": "Name",
    "title": "Title",
    "text": "Text",
    "kind": "Kind",
    "phase_id": "Phase",
    "channel": "Channel",
    "world": "World",
    "person": "A person is involved",
    "status": "Status",
    "key": "Key touchpoint",
    "moment_of_truth": "Moment of truth",
    "owner": "Responsible",
    "responsible": "Responsible",
    "department": "Department",
    "description": "Description",
    "frequency": "How often",
    "cost_per_contact": "Cost per contact (€)",
    "budget_per_year": "Budget per year (€)",
    "revenue_potential": "Revenue potential per year (€)",
    "objectives": "Objectives",
    "value": "Customer group",
    "occasion": "Occasion",
    "contact_role": "Contact person",
    "score": "Points",
    "service_level": "Service level",
    "valid_from": "Holds from",
    "approach": "Approach",
    "resources": "Resources",
    "effort": "Effort (1–5)",
    "cost_per_year": "Additional cost per year (€)",
    "decision": "Decision on the touchpoint",
    "starts_on": "From",
    "due_on": "Until",
    "done_on": "Done on",
    "progress": "Progress",
    "quick_win": "Quick win",
    "budget": "Budget (€)",
    "note": "Note",
    "expectation": "What the customer expects",
    "delivered": "What we deliver",
    "reaction": "How the customer reacts",
    "perspective": "Perspective",
    "source": "View of",
    "rated_by": "Rated by",
    "rated_on": "Date",
    "question": "Question",
    "answer": "Answer",
    "happened_on": "Date",
    "positive": "Good incident",
    "severity": "Severity (1–3)",
    "offer": "Offer",
    "category": "Category",
    "notice": "How do we notice it?",
    "early_warning": "What warns us early?",
    "minutes": "Minutes",
    "waiting_minutes": "Minutes of waiting",
    "author": "Author",
    "prompt": "Prompt",
    "format": "Format",
}


def thing(table: str, language: Language) -> str:
    """What a row of this table is called."""
    return language.t(THINGS[table])


def column(name: str, language: Language) -> str:
    """What a column is called."""
    return language.t(COLUMNS[name])
