"""Health: does this process live, and can it serve (F9)."""

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View
from redis.exceptions import RedisError


@method_decorator([login_not_required, never_cache], name="dispatch")
class GezondLive(View):
    """The process answers; it asks nobody else, so a database that is down does not get the workers
    restarted."""

    handeling = "toegang.gezond_live"

    def get(self, request: HttpRequest) -> HttpResponse:
        return JsonResponse({"live": True})


@method_decorator([login_not_required, never_cache], name="dispatch")
class GezondKlaar(View):
    """Database and cache answer, so a visitor can be sent here; 503 while one of them does not."""

    handeling = "toegang.gezond_klaar"

    def get(self, request: HttpRequest) -> HttpResponse:
        staat = {"database": _database_antwoordt(), "cache": _cache_antwoordt()}
        return JsonResponse(staat, status=200 if all(staat.values()) else 503)


def _database_antwoordt() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone() == (1,))
    except Error:
        return False


def _cache_antwoordt() -> bool:
    try:
        cache.set("gezond", "ja", timeout=5)
        return bool(cache.get("gezond") == "ja")
    except RedisError:
        return False
