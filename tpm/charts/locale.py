"""How d3 writes numbers and dates on axes, in German and in English."""

import altair as alt

_DE_MONTHS = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]
_EN_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_DE_DAYS = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"]
_EN_DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]


def short_months(code: str) -> list[str]:
    """Jan, Feb, Mär … or Jan, Feb, Mar …: three letters, as an axis has room for."""
    return [month[:3] for month in (_DE_MONTHS if code == "de" else _EN_MONTHS)]


def locale(code: str) -> alt.Locale:
    """Number and time format of the language: "1.234,5", "41,2 %", "Mär 2026"."""
    german = code == "de"
    number = alt.NumberLocale(
        decimal="," if german else ".",
        thousands="." if german else ",",
        grouping=[3],
        currency=["", "\u00a0€"] if german else ["€", ""],
        percent="\u00a0%" if german else "%",
        minus="−",
    )
    time = alt.TimeLocale(
        dateTime="%A, %e. %B %Y, %X" if german else "%A, %e %B %Y, %X",
        date="%d.%m.%Y" if german else "%d/%m/%Y",
        time="%H:%M:%S",
        periods=["AM", "PM"],
        days=_DE_DAYS if german else _EN_DAYS,
        shortDays=[day[:2] if german else day[:3] for day in (_DE_DAYS if german else _EN_DAYS)],
        months=_DE_MONTHS if german else _EN_MONTHS,
        shortMonths=short_months(code),
    )
    return alt.Locale(number=number, time=time)
