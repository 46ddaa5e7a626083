"""What the import page asks about columns that look alike but are not, and what the answer does."""

from streamlit.testing.v1 import AppTest
from waiting import settle


def offer(app: AppTest, *lines: str) -> AppTest:
    """Choose a text file and wait until it is read."""
    app.file_uploader[0].upload("umfrage.csv", "\n".join(lines).encode()).run()
    return settle(app)


def asked(app: AppTest, words: str) -> str:
    return next(group.label for group in app.get("button_group") if words in group.label)


def test_topics_on_different_scales_are_asked_before_they_become_one(visit):
    rows = [f"R{n};{topic};{value}" for n in range(60) for topic, value in (("Beratung", n % 5 + 1), ("Empfehlung", n % 11))]
    app = offer(visit("import"), "Befragter;Frage;Wert", *rows)
    assert "Beratung 1–5" in asked(app, "verschiedenen Skalen")
    assert "0–10" in asked(app, "verschiedenen Skalen")


def test_dates_among_the_answers_of_a_group_are_asked(visit):
    rows = [f"{n % 5 + 1};{'01. Mai' if n % 4 == 0 else '6-20'}" for n in range(40)]
    app = offer(visit("import"), "Zufriedenheit mit der Hotline;Wie groß ist Ihre Firma?", *rows)
    assert "„01. Mai“" in asked(app, "1-5").replace("\\", "")
