"""URLs of the ground floor."""

from django.conf import settings
from django.urls import URLPattern, path

from toegang.views.bewaard import BewaardeTeksten
from toegang.views.concept import ConceptBewaren
from toegang.views.gezond import GezondKlaar, GezondLive
from toegang.views.inloggen import Inloggen, Uitloggen
from toegang.views.inzagelog import Inzagelog
from toegang.views.matrix import Autorisatiematrix
from toegang.views.onderdelen import OnderdelenView
from toegang.views.wachtwoord import WachtwoordKiezen

urlpatterns: list[URLPattern] = [
    path("gezond/live", GezondLive.as_view(), name="gezond_live"),
    path("gezond/klaar", GezondKlaar.as_view(), name="gezond_klaar"),
    path("inloggen/", Inloggen.as_view(), name="inloggen"),
    path("uitloggen/", Uitloggen.as_view(), name="uitloggen"),
    path("wachtwoord/<uidb64>/<token>/", WachtwoordKiezen.as_view(), name="wachtwoord_kiezen"),
    path("concept/<path:formulier>", ConceptBewaren.as_view(), name="concept"),
    path("bewaarde-teksten/", BewaardeTeksten.as_view(), name="bewaarde_teksten"),
    path("privacy/", Inzagelog.as_view(), name="privacy"),
    path("autorisatiematrix/", Autorisatiematrix.as_view(), name="autorisatiematrix"),
]
if settings.REGIE_MODUS != "productie":
    urlpatterns += [path("onderdelen/", OnderdelenView.as_view(), name="onderdelen")]
