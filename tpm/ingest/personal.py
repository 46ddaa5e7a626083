"""Columns that say who somebody is: by the words of the header, and by what stands in the cells."""

import re
from collections.abc import Sequence
from ipaddress import ip_address

LONGEST = 60
MOST = 0.5
_WORDS = re.compile(
    r"\be-?mail|\bmail-?adresse|telefon|\btel\b|\bphone|\bmobil(?:e|nummer|telefon)?\b|\bhandy|\bfax\b|\bip[- _]?adr|"
    r"\bip[- _]?address|^ip$|ipaddr|\biban\b|\bbic\b|kontonummer|account number|geburts|\bbirth|\bdob\b|adresse\b|"
    r"\baddress\b|stra(?:ss|ß)e\b|\bstreet\b|hausnummer|(?:vor|nach|familien|kunden|benutzer|teilnehmer|user|first|"
    r"last|sur|customer|full|client|guest)[ _-]?name|\bname\s?\d*$|^name\b|^ihr(?:en)? name|\b(?:your|of customer|"
    r"of participant) name|ansprechpartner|contact person|kundennummer|kundennr|customer (?:number|no|id)\b|"
    r"kunden-?id|versicherungsnummer|personalnummer|breitengrad|l[aä]ngengrad|latitude|longitude|unterschrift|"
    r"signature|\blinkedin\b|\brefurl\b"
)
# "Name of the brand" asks for no person.
_THINGS = re.compile(
    r"produktname|markenname|name of (?:the )?(?:product|brand|company)|product name|brand name|firmenname|company name|dateiname"
)
# A question about the branch in the Hauptstrasse asks for no address.
_JUDGED = re.compile(r"zufrieden|satisf|bewert|beurteil|\brate\b|\brating\b")
_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[A-Za-z]{2,}$")
_PHONE = re.compile(r"^(?:\+|00|0)[\d\s/().-]{6,20}\d$")
_DATE_OR_NUMBER = re.compile(r"^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b|^\d+[.,]\d+$")
_IBAN = re.compile(r"^[A-Z]{2}\d{2}[A-Z0-9 ]{11,40}$")


def says(words: str) -> bool:
    """Whether the normalised header asks for something that identifies a person."""
    return len(words) <= LONGEST * 2 and bool(_WORDS.search(words)) and not _THINGS.search(words) and not _JUDGED.search(words)


def holds(texts: Sequence[str]) -> bool:
    """Whether at least half of the texts are e-mail or IP addresses, phone numbers or bank accounts."""
    tests = (_is_email, _is_address, _is_phone, _is_account)
    return bool(texts) and any(sum(test(text) for text in texts) >= MOST * len(texts) for test in tests)


def _is_email(text: str) -> bool:
    return bool(_EMAIL.match(text))


def _is_phone(text: str) -> bool:
    digits = sum(letter.isdigit() for letter in text)
    return bool(_PHONE.match(text)) and digits >= 8 and not _DATE_OR_NUMBER.match(text)


def _is_address(text: str) -> bool:
    if text.count(".") != 3 and text.count(":") < 2:
        return False
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_account(text: str) -> bool:
    """An IBAN whose check digits are right."""
    folded = text.replace(" ", "")
    if not _IBAN.match(text) or len(folded) > 34:
        return False
    turned = folded[4:] + folded[:4]
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1
