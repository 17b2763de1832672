"""Who asks for a page, as a Medewerker, and of which own team."""

from django.http import Http404, HttpRequest

from toegang.keuzes import TEAMROLLEN, Rol
from toegang.models import Medewerker, Team


def wie(request: HttpRequest) -> Medewerker:
    """Whoever is logged in; the middleware lets nobody else near a page that asks this."""
    return request.user  # type: ignore[return-value]  # LoginRequiredMiddleware


def eigen_team(medewerker: Medewerker, slug: str, *rollen: Rol) -> Team:
    """The reader's own team with this name; a foreign team and an unknown one are the same 404."""
    for toekenning in medewerker.toekenningen:
        if toekenning.team and toekenning.team.slug == slug and toekenning.rol in (rollen or TEAMROLLEN):
            return toekenning.team
    raise Http404
