"""The very same file once more: it can be read anew in the place of its import."""

from dataclasses import replace

import streamlit as st

from tpm.store import imports
from tpm.store.imports import Earlier
from tpm.tasks import profiles
from tpm.ui.frame import Page
from tpm.ui.importing import drafts
from tpm.ui.importing.drafts import Draft
from tpm.ui.text import plain


def is_in(page: Page, draft: Draft) -> bool:
    """Whether this sheet was imported before, and nobody has decided yet to read it anew."""
    found = _found(page, draft)
    return found is not None and draft.replaces != found.import_id


def refuse(page: Page, draft: Draft) -> bool:
    """Say that this sheet is already in, where it is, and offer the way on; True until it is taken."""
    t, language = page.language.t, page.language
    found = _found(page, draft)
    if found is None:
        return False
    values = {"date": language.date(found.day), "survey": plain(found.survey)}
    if draft.replaces == found.import_id:
        st.markdown(":material/published_with_changes: " + t("Takes the place of the import of {date} in “{survey}”.", **values))
        return False
    if found.joined:
        said = t(
            "This sheet was already imported on {date}, into the survey “{survey}”: it was joined to the sheet “{sheet}”.",
            **values, sheet=plain(found.joined),
        )  # fmt: skip
        st.info(f"{said} {t('To import it alone, take that import out first, under “Earlier imports”.')}", icon=":material/content_copy:")
        return True
    st.info(t("This file was already imported on {date}, into the survey “{survey}”.", **values), icon=":material/content_copy:")
    st.button(
        t("Read it anew with another mapping"),
        icon=":material/published_with_changes:",
        key=draft.key("replace"),
        on_click=_replace,
        args=(page, found),
    )
    return True


def _found(page: Page, draft: Draft) -> Earlier | None:
    return imports.same_file(page.store, draft.inspection.file_hash, draft.inspection.sheet)


def _replace(page: Page, found: Earlier) -> None:
    """Begin with what that import decided, so that only the difference has to be changed."""
    profile = profiles.of_import(page.store, found.import_id)
    draft = replace(drafts.opened(), replaces=found.import_id, survey=profile.survey, audience=profile.audience, profile=None)
    drafts.keep(drafts.with_origins(page.store, drafts.decided(draft, profile)))
