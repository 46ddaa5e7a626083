"""The HTML page: its language, and what the browser may load for it."""

from pathlib import Path

import pytest
import streamlit

from tpm.ui import document

STREAMLIT = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("asked", "accepted", "code"),
    [
        ("", "", "de"),
        ("en", "de-DE", "en"),
        ("DE", "en", "de"),
        ("fr", "en-GB,en;q=0.9", "en"),
        ("", "fr-FR,en;q=0.8,de;q=0.7", "en"),
        ("", "en;q=0.3,de-AT;q=0.7", "de"),
        ("", "fr,it", "de"),
        ("", "*;q=x,;;", "de"),
    ],
)
def test_the_language_is_the_one_asked_for_else_the_first_the_browser_accepts_else_german(asked: str, accepted: str, code: str):
    assert document.language(asked, accepted) == code


def test_the_page_says_its_language_and_carries_our_name():
    html = document.localised(STREAMLIT, "de")
    assert '<html lang="de">' in html
    assert "<title>Touchpoint Management</title>" in html
    assert "Bitte schalten Sie JavaScript ein" in html


def test_the_policy_allows_no_eval_and_no_other_host():
    policy = document.policy(STREAMLIT, "127.0.0.1:8501")
    assert "unsafe-eval" not in policy
    assert "script-src 'self' blob: 'sha256-" in policy
    assert "connect-src 'self' ws://127.0.0.1:8501 wss://127.0.0.1:8501;" in policy
    assert "http" not in policy


def test_a_forged_host_does_not_get_into_the_policy():
    assert "evil" not in document.policy(STREAMLIT, "evil.example; script-src *")


def test_labels_of_tiles_are_never_cut():
    page = document.localised(STREAMLIT, "de")
    assert "stMetricLabel" in page[: page.index("</head>")]
    assert "white-space: normal" in page
