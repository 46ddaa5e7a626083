"""What can be said of those who bring new customers."""

from tpm.figures.referrals import PerRecommender
from tpm.i18n.language import Language


def per_recommender(found: PerRecommender, language: Language) -> str:
    """How many new customers a recommender brings on average, and how many name nobody."""
    if found.each is None:
        return language.t("No recommender has been named yet.")
    number = language.number
    said = language.t(
        "A recommender brought {each} new customers on average ({named} new customers, {recommenders} recommenders).",
        each=number(found.each, 1),
        named=number(found.named),
        recommenders=number(found.recommenders),
    )
    if not found.unnamed:
        return said
    rest = language.n(
        "{n} more came by recommendation, but names nobody; it is not counted here.",
        "{n} more came by recommendation, but name nobody; they are not counted here.",
        found.unnamed,
    )
    return f"{said} {rest}"
