"""What may stand in the server's log: method, path, status, time and place of an error, and no person
(F1, F2)."""

import sys
import traceback
from typing import Any, Final, cast

import structlog
from django.http import HttpRequest, HttpResponse
from django_structlog.middlewares import RequestMiddleware
from structlog.typing import EventDict, Processor, WrappedLogger

UITNODIGING: Final = "/wachtwoord/"


def zonder_browser(_logger: WrappedLogger, _methode: str, gebeurtenis: EventDict) -> EventDict:
    gebeurtenis.pop("user_agent", None)
    return gebeurtenis


def zonder_inhoud(_logger: WrappedLogger, _methode: str, gebeurtenis: EventDict) -> EventDict:
    """Replace an exception by its kind and the lines it passed.

    Its message is left out, because a database or a parser quotes in it what somebody typed.
    """
    fout = gebeurtenis.pop("exc_info", None)
    gebeurtenis.pop("exception", None)
    if fout is True:
        fout = sys.exc_info()
    if isinstance(fout, tuple):
        fout = fout[1]
    if isinstance(fout, BaseException):
        gebeurtenis["fout"] = type(fout).__name__
        gebeurtenis["plaatsen"] = [
            f"{stap.filename}:{stap.lineno} {stap.name}" for stap in traceback.extract_tb(fout.__traceback__)
        ]
        diagnose = getattr(fout.__cause__ or fout, "diag", None)
        if diagnose is not None:
            gebeurtenis["database"] = {
                "sqlstate": diagnose.sqlstate,
                "tabel": diagnose.table_name,
                "regel": diagnose.constraint_name,
            }
    return gebeurtenis


PROCESSOREN: Final[list[Processor]] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.stdlib.PositionalArgumentsFormatter(),
    zonder_browser,
]


def lopend_verzoek() -> str:
    """The id by which the server's log knows this request; empty outside one."""
    return str(structlog.contextvars.get_contextvars().get("request_id", ""))


class VerzoekLogboek(RequestMiddleware):
    """One line when a request starts and one when it ends, with its path but never its query.

    Paths hold ids only; what somebody searched for stands in the query, or in the body. A health check
    every few seconds is not worth a line.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/gezond/"):
            return cast("HttpResponse", self.get_response(request))
        return cast("HttpResponse", super().__call__(request))

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        # Whoever holds the address of an invitation may use it.
        pad = UITNODIGING if request.path.startswith(UITNODIGING) else request.path
        return f"{request.method} {pad}"


def zonder_persoon(*_: Any) -> str:
    """How a login attempt is named in the log: not."""
    return "(naam en adres weggelaten)"
