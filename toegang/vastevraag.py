"""A query whose SQL is made once and asked again with other values (screens 1, performance.md).

Building a large queryset and turning it into SQL costs more than PostgreSQL needs to answer it; the SQL of a
page is the same for every huishouden. The rows, row security and the instances stay Django's own.
"""

import copy
import datetime
import re
import uuid
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.models import QuerySet
from psycopg.sql import Literal


@dataclass(frozen=True)
class _Gemaakt:
    """A queryset with its compiler and SQL; `namen` tells which value each parameter is."""

    vraag: QuerySet[Any, Any]
    compiler: Any
    sql: str
    namen: tuple[str, ...]


class VasteVraag:
    """`vraag = VasteVraag(maak)`; then `vraag(*vorm, **waarden)` gives the rows as a list. One statement.

    `maak(*vorm, **waarden)` builds the queryset. It runs once per `vorm` and set of names, with stand-ins for the
    values. So what decides the SQL (a filter, a limit, what may be read) belongs in `vorm`, and what differs from
    one call to the next (an id, a date, the clock) in `waarden`: a UUID, datetime or date.
    """

    def __init__(self, maak: Callable[..., QuerySet[Any, Any]]) -> None:
        self._maak = maak
        self._gemaakt: dict[Hashable, _Gemaakt] = {}

    def __call__(self, *vorm: Hashable, **waarden: Any) -> list[Any]:
        sleutel = (vorm, *waarden)
        gemaakt = self._gemaakt.get(sleutel)
        if gemaakt is None:
            gemaakt = self._gemaakt[sleutel] = self._stel_op(vorm, waarden)
        parameters = tuple(waarden[naam] for naam in gemaakt.namen)
        compiler = copy.copy(gemaakt.compiler)
        compiler.connection = connections[gemaakt.vraag.db]
        compiler.as_sql = lambda *_, **__: (gemaakt.sql, parameters)
        vraag: Any = gemaakt.vraag.all()
        vraag.query.get_compiler = lambda *_, **__: compiler
        return list(vraag)

    def _stel_op(self, vorm: tuple[Hashable, ...], waarden: dict[str, Any]) -> _Gemaakt:
        tekens = {naam: _teken(waarde, nummer) for nummer, (naam, waarde) in enumerate(waarden.items())}
        vraag = self._maak(*vorm, **tekens)
        compiler = vraag.query.get_compiler(using=vraag.db)
        sql, parameters = compiler.as_sql()
        naam_van = {teken: naam for naam, teken in tekens.items()}
        namen = [naam_van.get(waarde, "") if isinstance(waarde, Hashable) else "" for waarde in parameters]
        if missend := set(tekens) - set(namen):
            raise LookupError(f"These values do not reach the database: {', '.join(sorted(missend))}")
        over = zip(namen, parameters, strict=True)
        connections[vraag.db].ensure_connection()
        context = connections[vraag.db].connection

        def vul_in(plaats: re.Match[str]) -> str:
            """What is always the same stands in the SQL: a parameter is read and sent each time."""
            if plaats[0] == "%%":
                return "%%"
            naam, waarde = next(over)
            return "%s" if naam else Literal(waarde).as_string(context).replace("%", "%%")

        return _Gemaakt(vraag, compiler, re.sub("%[s%]", vul_in, sql), tuple(filter(None, namen)))


def _teken(waarde: Any, nummer: int) -> Any:
    """A value of the same type that occurs nowhere else."""
    match waarde:
        case uuid.UUID():
            return uuid.uuid4()
        case datetime.datetime():
            return datetime.datetime(1, 1, 2 + nummer, 3, 4, 5, 6, tzinfo=datetime.UTC)
        case datetime.date():
            return datetime.date(1, 1, 2 + nummer)
    raise TypeError(f"A {type(waarde).__name__} decides the query; give it as part of its form.")
