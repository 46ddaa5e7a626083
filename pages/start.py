"""Where a reader stands: what this is, or what is there and what comes next."""

from tpm.figures import overview
from tpm.ui import frame, steps, welcome

page = frame.open_page(filtered=False)
held = overview.overview(page.store)
if held.empty:
    welcome.show(page)
else:
    steps.show(page, held)
