"""System checks: no table without a rijbereik, no view without a handeling (F1)."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.urls import URLPattern, URLResolver, get_resolver

from toegang.rijbereik import Tabellen, bereik_van


@register()
def elke_tabel_heeft_een_rijbereik(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A table without a declaration would get no policy, so it does not start."""
    return [
        Error(f"{model._meta.label} declares no rijbereik.", obj=model, id="toegang.E001")
        for model in Tabellen.alle()
        if bereik_van(model) is None
    ]


@register()
def elke_view_heeft_een_handeling(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A view of ours without a handeling could not be found in the matrix or the log."""
    return [
        Error(f"{patroon.pattern} leads to a view without a handeling.", id="toegang.E002")
        for patroon in patronen(get_resolver(settings.ROOT_URLCONF))
        if not handeling_van(patroon)
    ]


def patronen(resolver: URLResolver) -> Iterator[URLPattern]:
    """Every URL pattern below this one."""
    for patroon in resolver.url_patterns:
        if isinstance(patroon, URLResolver):
            yield from patronen(patroon)
        else:
            yield patroon


def handeling_van(patroon: URLPattern) -> str:
    """The handeling a URL's view declares, or an empty string."""
    view = getattr(patroon.callback, "view_class", patroon.callback)
    handeling: str = getattr(view, "handeling", "")
    return handeling
