"""URLs of the ground floor."""

from django.conf import settings
from django.urls import URLPattern, path

from toegang.views.beheer import (
    Account,
    Accounts,
    AccountSluiten,
    Beheer,
    VerzoekAfwijzen,
    Verzoekpagina,
    VerzoekUitvoeren,
)
from toegang.views.bericht import BerichtOpenen
from toegang.views.bewaard import BewaardeTeksten
from toegang.views.concept import ConceptBewaren
from toegang.views.gezond import GezondKlaar, GezondLive
from toegang.views.inloggen import Inloggen, Uitloggen
from toegang.views.inzagelog import Inzagelog
from toegang.views.matrix import Autorisatiematrix
from toegang.views.onderdelen import OnderdelenView
from toegang.views.rechten import (
    CollegaVragen,
    EindeVragen,
    HeropeningVragen,
    RolVragen,
    Rondepagina,
    Teamrollen,
    VerzoekIntrekken,
)
from toegang.views.wachtwoord import WachtwoordKiezen

urlpatterns: list[URLPattern] = [
    path("gezond/live", GezondLive.as_view(), name="gezond_live"),
    path("gezond/klaar", GezondKlaar.as_view(), name="gezond_klaar"),
    path("inloggen/", Inloggen.as_view(), name="inloggen"),
    path("uitloggen/", Uitloggen.as_view(), name="uitloggen"),
    path("wachtwoord/<uidb64>/<token>/", WachtwoordKiezen.as_view(), name="wachtwoord_kiezen"),
    path("concept/<path:formulier>", ConceptBewaren.as_view(), name="concept"),
    path("bewaarde-teksten/", BewaardeTeksten.as_view(), name="bewaarde_teksten"),
    path("berichten/<uuid:pk>/", BerichtOpenen.as_view(), name="bericht"),
    path("privacy/", Inzagelog.as_view(), name="privacy"),
    path("autorisatiematrix/", Autorisatiematrix.as_view(), name="autorisatiematrix"),
    path("beheer/", Beheer.as_view(), name="beheer"),
    path("beheer/accounts/", Accounts.as_view(), name="accounts"),
    path("beheer/accounts/<uuid:pk>/", Account.as_view(), name="account"),
    path("beheer/accounts/<uuid:pk>/sluiten/", AccountSluiten.as_view(), name="account_sluiten"),
    path("team/<slug:slug>/rollen/", Teamrollen.as_view(), name="teamrollen"),
    path("rechten/rol-vragen/", RolVragen.as_view(), name="rol_vragen"),
    path("rechten/collega-vragen/", CollegaVragen.as_view(), name="collega_vragen"),
    path("rechten/toekenningen/<uuid:pk>/beeindigen/", EindeVragen.as_view(), name="einde_vragen"),
    path("rechten/accounts/<uuid:pk>/heropenen/", HeropeningVragen.as_view(), name="heropening_vragen"),
    path("rechten/verzoeken/<uuid:pk>/", Verzoekpagina.as_view(), name="rechtenverzoek"),
    path("rechten/verzoeken/<uuid:pk>/uitvoeren/", VerzoekUitvoeren.as_view(), name="verzoek_uitvoeren"),
    path("rechten/verzoeken/<uuid:pk>/afwijzen/", VerzoekAfwijzen.as_view(), name="verzoek_afwijzen"),
    path("rechten/verzoeken/<uuid:pk>/intrekken/", VerzoekIntrekken.as_view(), name="verzoek_intrekken"),
    path("rechten/rondes/<uuid:pk>/", Rondepagina.as_view(), name="rechtenronde"),
]
if settings.REGIE_MODUS != "productie":
    urlpatterns += [path("onderdelen/", OnderdelenView.as_view(), name="onderdelen")]
