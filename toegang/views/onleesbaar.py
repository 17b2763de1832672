"""A request that cannot be read, or of which there is more than one may hold (screens 4)."""

from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def onleesbaar(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 for a text that is too long; rendered without the request, because nothing of it can be relied on."""
    is_te_lang = isinstance(exception, RequestDataTooBig)
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE if is_te_lang else HTTPStatus.BAD_REQUEST
    return HttpResponse(render_to_string("400.html", {"is_te_lang": is_te_lang}), status=status)
