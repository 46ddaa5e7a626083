"""On every page with a chart a card tells how its figures are worked out."""

import pytest
from firms import make_sample
from streamlit.testing.v1 import AppTest

from tpm.figures import cards
from tpm.i18n.language import get
from tpm.tasks.sample import firm as company
from tpm.ui import workspaces
from tpm.ui.routes import ROUTES, exists

CARD = "So wird gerechnet"
# What is asked for in the address, or with a dot in its name: which control is set
VIEWS = {
    "ratings": ({}, {"ratings.view": "scores"}, {"rated": "Hotline"}),
    "journey": ({}, {"journey.tabs": "Kundengruppen vergleichen"}),
    "importance": ({}, {"tab": "ranking"}),
    "differences": ({}, {"compare": "groups"}, {"compare": "touchpoints"}),
    "recommendation": ({}, {"tab": "deeds"}),
    "referrals": ({}, {"view": "chance"}),
    "gaps": ({}, {"tab": "groups"}, {"tab": "course"}),
    "touchpoint": ({}, {"tab": "perspectives"}, {"tab": "incidents"}),
}
WITHOUT = {"guide", "import", "touchpoints", "measures", "workspaces"}


@pytest.fixture
def firm(data) -> None:
    """The sample company, whose data fill every page."""
    del data
    make_sample(workspaces.folder())


def shown(app: AppTest) -> tuple[int, list[str]]:
    """How many charts a page shows, and what its cards say."""
    folds = [fold for fold in app.expander if fold.label == CARD]
    said = [element.value for fold in folds for kind in (fold.markdown, fold.caption) for element in kind]
    return len(app.get("vega_lite_chart")), said


def test_every_chart_has_a_card_with_base_period_and_source(visit, firm):
    del firm
    lacking: list[str] = []
    for route in ROUTES:
        for view in VIEWS.get(route.name, ({},)) if exists(route.name) else ():
            app = visit(route.name, w=company.NAME, **{name: value for name, value in view.items() if "." not in name})
            for key in (name for name in view if "." in name):
                app.session_state[key] = view[key]
                app.run()
            assert not app.exception, (route.name, view, app.exception)
            charts, said = shown(app)
            if charts and not (said and any("Zeitraum und Quelle" in one for one in said) and any("Basis: " in one for one in said)):
                lacking.append(f"{route.name} {view}")
            if not charts and route.name not in WITHOUT | {"report", "start", "targets"}:
                lacking.append(f"{route.name} {view}: no chart to look at")
    assert not lacking


def test_pages_with_figures_in_words_have_a_card_as_well(visit, firm):
    del firm
    for name in ("start", "report"):
        _, said = shown(visit(name, w=company.NAME))
        assert any(cards.meaning("referral_rate", get("de")) in one.replace("\\", "") for one in said), name
