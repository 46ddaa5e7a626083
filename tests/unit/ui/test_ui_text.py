"""Texts of others never become formatting, links or pictures."""

import re

import pytest

from tpm.ui.text import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("![](https://example.org/x.png)", "\\!\\[\\]\\(https\\:\u2060//example\\.org/x\\.png\\)"),
        ("[hier](javascript:x)", r"\[hier\]\(javascript\:x\)"),
        ("**fett** _schräg_ `code`", r"\*\*fett\*\* \_schräg\_ \`code\`"),
        ("<img src=x>", r"\<img src\=x\>"),
        (":red[rot] :material/home: $x$", r"\:red\[rot\] \:material/home\: \$x\$"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
        ("# Titel\n- Liste", r"\# Titel \- Liste"),
        ("Müller & Söhne", r"Müller \& Söhne"),
    ],
)
def test_signs_of_markdown_are_shown_as_they_are(text: str, shown: str):
    assert plain(text) == shown


@pytest.mark.parametrize(
    "text", ["https://example.org", "HTTP://example.org", "www.example.org", "max@example.org", "Siehe (https://a.de)."]
)
def test_an_address_does_not_become_a_link_by_itself(text: str):
    shown = plain(text).replace("\\", "")
    assert not re.search(r"https?://|www\.|@\w", shown, re.IGNORECASE)
    assert shown.replace("\u2060", "") == text
