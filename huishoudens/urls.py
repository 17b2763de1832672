"""URLs of huishoudens."""

from django.urls import URLPattern, path, register_converter

from huishoudens.views.avg import AvgLijst, AvgOpenen, AvgSluiten
from huishoudens.views.contact import ContactKiezen, ContactVastleggen
from huishoudens.views.delen import Afschermen, Delen, IkKenDezeMensen, Toelaten, Verwant, Waarnemen
from huishoudens.views.dossier import Toestemmingen, ToestemmingIntrekken, Veiligheid
from huishoudens.views.huishouden import (
    HuishoudenOverzicht,
    InzageInwoner,
    Leefgebieden,
    Tijdlijn,
    WieKeekMee,
)
from huishoudens.views.lijst import HuishoudensLijst, MetMijGedeeld, Zoeken
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
from huishoudens.views.toegang import (
    DelingIntrekken,
    OntvangerKiezen,
    RelatieBeeindigen,
    Toegang,
    ToelatingBeeindigen,
    WaarnemingBeeindigen,
)
from huishoudens.views.toegangsverzoek import (
    ToegangsverzoekBeantwoorden,
    ToegangsverzoekIntrekken,
    ToegangVragen,
)
from huishoudens.views.uitvraag import BredeUitvraag
from huishoudens.views.zicht import WieZietDit

app_name = "huishoudens"
register_converter(Maandpad, "maand")
_EEN = "huishoudens/<uuid:pk>/"
_IN = "huishoudens/<uuid:huishouden_id>/"

urlpatterns: list[URLPattern] = [
    path("zoeken/", Zoeken.as_view(), name="zoeken"),
    path("contact/", ContactKiezen.as_view(), name="contact_kiezen"),
    path("privacy/avg/", AvgLijst.as_view(), name="avg"),
    path("privacy/avg/nieuw/", AvgOpenen.as_view(), name="avg_openen"),
    path("avg/<uuid:pk>/sluiten/", AvgSluiten.as_view(), name="avg_sluiten"),
    path("overdrachten/<uuid:pk>/", OverdrachtBeantwoorden.as_view(), name="overdracht"),
    path("huishoudens/", HuishoudensLijst.as_view(), name="lijst"),
    path("huishoudens/gedeeld/", MetMijGedeeld.as_view(), name="gedeeld"),
    path(_EEN, HuishoudenOverzicht.as_view(), name="huishouden"),
    path(f"{_EEN}tijdlijn/", Tijdlijn.as_view(), name="tijdlijn"),
    path(f"{_EEN}leefgebieden/", Leefgebieden.as_view(), name="leefgebieden"),
    path(f"{_EEN}inzage/", WieKeekMee.as_view(), name="inzage"),
    path(f"{_EEN}inzage/inwoner/", InzageInwoner.as_view(), name="inzage_inwoner"),
    path(f"{_EEN}wie-ziet-dit/", WieZietDit.as_view(), name="wie_ziet"),
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
    path(f"{_EEN}toegang/", Toegang.as_view(), name="toegang"),
    path(f"{_EEN}toegang/delen/", OntvangerKiezen.as_view(doel="delen"), name="delen"),
    path(f"{_IN}toegang/delen/<uuid:medewerker>/", Delen.as_view(), name="deling_geven"),
    path(f"{_EEN}toegang/waarneming/", OntvangerKiezen.as_view(doel="waarneming"), name="waarneming"),
    path(f"{_IN}toegang/waarneming/<uuid:medewerker>/", Waarnemen.as_view(), name="waarneming_geven"),
    path(f"{_EEN}toegang/toelaten/", OntvangerKiezen.as_view(doel="toelaten"), name="toelaten"),
    path(f"{_IN}toegang/toelaten/<uuid:medewerker>/", Toelaten.as_view(), name="toelating_geven"),
    path(f"{_EEN}toegang/verwant/", OntvangerKiezen.as_view(doel="verwant"), name="verwant"),
    path(f"{_IN}toegang/verwant/<uuid:medewerker>/", Verwant.as_view(), name="relatie_vastleggen"),
    path(f"{_EEN}toegang/ik-ken-deze-mensen/", IkKenDezeMensen.as_view(), name="relatie_melden"),
    path(f"{_EEN}toegang/afschermen/", Afschermen.as_view(), name="afschermen"),
    path(f"{_EEN}toegang/vragen/", ToegangVragen.as_view(), name="toegang_vragen"),
    path(
        f"{_EEN}toegang/vragen/intrekken/",
        ToegangsverzoekIntrekken.as_view(),
        name="toegangsverzoek_intrekken",
    ),
    path("toegangsverzoeken/<uuid:pk>/", ToegangsverzoekBeantwoorden.as_view(), name="toegangsverzoek"),
    path(f"{_IN}delingen/<uuid:pk>/intrekken/", DelingIntrekken.as_view(), name="deling_intrekken"),
    path(
        f"{_IN}waarnemingen/<uuid:pk>/beeindigen/",
        WaarnemingBeeindigen.as_view(),
        name="waarneming_beeindigen",
    ),
    path(
        f"{_IN}toelatingen/<uuid:pk>/beeindigen/", ToelatingBeeindigen.as_view(), name="toelating_beeindigen"
    ),
    path(f"{_IN}relaties/<uuid:pk>/beeindigen/", RelatieBeeindigen.as_view(), name="relatie_beeindigen"),
]
