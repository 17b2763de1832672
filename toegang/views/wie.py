"""Who asks for a page, as a Medewerker."""

from django.http import HttpRequest

from toegang.models import Medewerker


def wie(request: HttpRequest) -> Medewerker:
    """Whoever is logged in; the middleware lets nobody else near a page that asks this."""
    return request.user  # type: ignore[return-value]  # LoginRequiredMiddleware
