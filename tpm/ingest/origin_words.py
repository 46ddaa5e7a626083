"""The words in which people say where they came from: their forms, and those that say nothing by themselves."""

from tpm.ingest.wording import LONGEST

# One word and its forms to a line; each form stands for the first. A word between two others keeps a typing error of one
# from being taken for the other (Anzeiger is no Anzeige, Internat no Internet).
_FORMS = """
empfehlung empfehlungen empfohlen empfehlen empfiehlt weiterempfehlung weiterempfehlungen weiterempfohlen
recommendation recommendations recommended recommend
referral referrals referred
mundpropaganda
freund freunde freunden freundes freundin freundinnen
freundeskreis
friend friends
bekannter bekannte bekannten bekanntem bekanntenkreis
bekannt
unbekannt
unbekannter unbekannte unbekannten
verwandter verwandte verwandten verwandtschaft
familie familien
family families
kollege kollegen kollegin kolleginnen
colleague colleagues
nachbar nachbarn nachbarin
neighbour neighbours neighbor neighbors
eltern
extern externe externer
kunde kunden kundin
bestandskunde bestandskunden bestandskundin
google gegoogelt googeln googled googling
facebook fb
instagram insta
linkedin
youtube
tiktok
twitter
pinterest
whatsapp
internet
internat
intranet
website websites webseite webseiten
homepage
suche suchen
search searching searched
suchmaschine suchmaschinen
werbung
advert adverts advertisement advertisements
anzeige anzeigen
anzeiger
inserat inserate inseraten
zeitung zeitungen
newspaper newspapers
zeitschrift zeitschriften
magazin magazine
magazines
plakat plakate plakaten
schaufenster
poster posters
flyer flyers
prospekt prospekte prospekten
broschuere broschueren
brochure brochures
katalog kataloge
messe messen
presse
masse
ausstellung ausstellungen
veranstaltung veranstaltungen
event events
vertreter
aussendienst
verkaeufer verkaeuferin
newsletter newsletters
radio
fernsehen
television
artikel
article articles
podcast podcasts
portal portale
vergleichsportal vergleichsportale
laufkundschaft
vorbeigekommen vorbeikommen
vorbeigelaufen
vorbeigefahren
telefon
telefonbuch
anruf
partner
haendler
vermittler vermittlerin
vermittlung vermittlungen
kein keine keinen keiner keinem keines
nicht
"""
LEMMAS = {form: line.split()[0] for line in _FORMS.strip().splitlines() for form in line.split()}
NEGATIONS = frozenset({"kein", "nicht", "nie", "niemals", "ohne", "no", "not", "none", "never", "without", "weder", "neither", "nor"})
BRANDS = frozenset(
    {"google", "bing", "facebook", "instagram", "linkedin", "xing", "youtube", "tiktok", "twitter", "pinterest", "whatsapp", "ecosia"}
)
# Beside the name of a service these say nothing more: "Google Suche" and "www.google.de" are Google.
BESIDE_BRANDS = frozenset({"suche", "search", "suchmaschine", "websuche", "internetsuche", "internet", "online", "web", "www", "de", "com"})
_SILENT = """
ueber durch von vom bei beim auf im in an am aus mit per via zu zum zur der die das den dem des ein eine einen einem einer eines
mein meine meinen meinem meiner meines unser unsere unseren unserem unserer ich wir bin habe haben hat hab wurde wurden ist war es
sie ihnen uns mich gefunden gesehen gehoert gelesen entdeckt erfahren aufmerksam geworden
the a an my our by from through on at of to was were i we me us have had has found saw seen heard read it you your
"""
SILENT = frozenset(_SILENT.split())
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "ø": "oe", "å": "aa"})


def spell_out(folded: str) -> str:
    """The folded text with umlauts written out, as people without such keys write it."""
    return folded[:LONGEST].translate(_UMLAUTS)
