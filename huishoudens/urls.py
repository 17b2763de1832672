"""URLs of huishoudens."""

from django.urls import URLPattern, path, register_converter

from huishoudens.views.contact import ContactKiezen, ContactVastleggen
from huishoudens.views.dossier import Toestemmingen, ToestemmingIntrekken, Veiligheid
from huishoudens.views.huishouden import (
    HuishoudenOverzicht,
    InzageInwoner,
    Leefgebieden,
    Tijdlijn,
    WieKeekMee,
)
from huishoudens.views.lijst import HuishoudensLijst, Zoeken
from huishoudens.views.mensen import (
    AdresWijzigen,
    BenaderingWijzigen,
    LidBeeindigen,
    Mensen,
    NetwerklidToevoegen,
    NiveauWijzigen,
    PersoonToevoegen,
    PersoonWijzigen,
)
from huishoudens.views.noodtoegang import (
    NoodtoegangBeeindigen,
    NoodtoegangBekijken,
    NoodtoegangBeoordelen,
    NoodtoegangOpenen,
    NoodtoegangZoeken,
)
from huishoudens.views.noodtoezicht import Maandpad, Noodtoegangen, NoodtoegangMaand, NoodtoegangVanTeam
from huishoudens.views.regie import (
    Betrokkenen,
    BetrokkenheidBeeindigen,
    OverdrachtBeantwoorden,
    OverdrachtIntrekken,
    RegieOverdragen,
    RegieToewijzen,
)
from huishoudens.views.uitvraag import BredeUitvraag

app_name = "huishoudens"
register_converter(Maandpad, "maand")
_EEN = "huishoudens/<uuid:pk>/"
_IN = "huishoudens/<uuid:huishouden_id>/"

urlpatterns: list[URLPattern] = [
    path("zoeken/", Zoeken.as_view(), name="zoeken"),
    path("contact/", ContactKiezen.as_view(), name="contact_kiezen"),
    path("overdrachten/<uuid:pk>/", OverdrachtBeantwoorden.as_view(), name="overdracht"),
    path("huishoudens/", HuishoudensLijst.as_view(), name="lijst"),
    path(_EEN, HuishoudenOverzicht.as_view(), name="huishouden"),
    path(f"{_EEN}tijdlijn/", Tijdlijn.as_view(), name="tijdlijn"),
    path(f"{_EEN}leefgebieden/", Leefgebieden.as_view(), name="leefgebieden"),
    path(f"{_EEN}inzage/", WieKeekMee.as_view(), name="inzage"),
    path(f"{_EEN}inzage/inwoner/", InzageInwoner.as_view(), name="inzage_inwoner"),
    path(f"{_EEN}contact/", ContactVastleggen.as_view(), name="contact_vastleggen"),
    path(f"{_EEN}uitvraag/", BredeUitvraag.as_view(), name="uitvraag"),
    path(f"{_EEN}toestemming/", Toestemmingen.as_view(), name="toestemming"),
    path(
        f"{_IN}toestemming/<uuid:pk>/intrekken/", ToestemmingIntrekken.as_view(), name="toestemming_intrekken"
    ),
    path(f"{_EEN}veiligheid/", Veiligheid.as_view(), name="veiligheid"),
    path(f"{_EEN}regie/", RegieToewijzen.as_view(), name="regie_toewijzen"),
    path(f"{_EEN}regie/overdragen/", RegieOverdragen.as_view(), name="regie_overdragen"),
    path(f"{_EEN}regie/overdragen/intrekken/", OverdrachtIntrekken.as_view(), name="overdracht_intrekken"),
    path(f"{_EEN}betrokkenen/", Betrokkenen.as_view(), name="betrokkenen"),
    path(
        f"{_IN}betrokkenen/<uuid:pk>/beeindigen/",
        BetrokkenheidBeeindigen.as_view(),
        name="betrokkenheid_beeindigen",
    ),
    path(f"{_EEN}mensen/", Mensen.as_view(), name="mensen"),
    path(f"{_EEN}mensen/nieuw/", PersoonToevoegen.as_view(), name="persoon_toevoegen"),
    path(f"{_EEN}mensen/<uuid:persoon>/", PersoonWijzigen.as_view(), name="persoon_wijzigen"),
    path(f"{_EEN}mensen/<uuid:persoon>/einde/", LidBeeindigen.as_view(), name="lid_beeindigen"),
    path(f"{_EEN}netwerk/nieuw/", NetwerklidToevoegen.as_view(), name="netwerklid_toevoegen"),
    path(f"{_EEN}adres/", AdresWijzigen.as_view(), name="adres"),
    path(f"{_EEN}benadering/", BenaderingWijzigen.as_view(), name="benadering"),
    path(f"{_EEN}noodtoegang/", NoodtoegangOpenen.as_view(), name="noodtoegang_openen"),
    path("noodtoegang/", NoodtoegangZoeken.as_view(), name="noodtoegang_zoeken"),
    path("noodtoegang/<uuid:pk>/", NoodtoegangBekijken.as_view(), name="noodtoegang"),
    path("noodtoegang/<uuid:pk>/beeindigen/", NoodtoegangBeeindigen.as_view(), name="noodtoegang_beeindigen"),
    path("noodtoegang/<uuid:pk>/beoordelen/", NoodtoegangBeoordelen.as_view(), name="noodtoegang_beoordelen"),
    path("privacy/noodtoegang/", Noodtoegangen.as_view(), name="noodtoegangen"),
    path("privacy/noodtoegang/<maand:maand>/", NoodtoegangMaand.as_view(), name="noodtoegang_maand"),
    path("team/<slug:slug>/noodtoegang/", NoodtoegangVanTeam.as_view(), name="noodtoegang_van_team"),
    path(f"{_EEN}niveau/", NiveauWijzigen.as_view(), name="niveau"),
]
