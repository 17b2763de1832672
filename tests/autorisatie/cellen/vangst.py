"""All that leaves the system beside an answer: lines of the log as it is written in production, mails, the queue."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import structlog
from celery import Celery
from django.core import mail

from toegang.logboek import PROCESSOREN, zonder_inhoud


class Vangst(logging.Handler):
    """What came out while it listened, by the door it came out of."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.log: list[str] = []
        self.wachtrij: list[str] = []
        self.setFormatter(
            structlog.stdlib.ProcessorFormatter(
                foreign_pre_chain=PROCESSOREN,
                processors=[
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    zonder_inhoud,
                    structlog.processors.JSONRenderer(ensure_ascii=False),
                ],
            )
        )

    def emit(self, record: logging.LogRecord) -> None:
        self.log.append(self.format(record))

    @property
    def mails(self) -> list[str]:
        return [brief.message().as_string() for brief in mail.outbox]

    @property
    def alles(self) -> str:
        return "\n".join([*self.log, *self.wachtrij, *self.mails])


@contextmanager
def vang() -> Iterator[Vangst]:
    """Listen to every logger at its loudest, to the mail and to whatever is put in the queue."""
    vangst = Vangst()

    def in_de_wachtrij(_: Celery, naam: str, *args: Any, **kwargs: Any) -> None:
        vangst.wachtrij.append(json.dumps([naam, args, kwargs], default=str))

    wortel = logging.getLogger()
    loggers = [logger for logger in wortel.manager.loggerDict.values() if isinstance(logger, logging.Logger)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Celery, "send_task", in_de_wachtrij)
        patch.setattr(wortel, "handlers", [vangst])
        for logger in (wortel, *loggers):
            patch.setattr(logger, "level", logging.DEBUG)
            patch.setattr(logger, "disabled", False)
            patch.setattr(logger, "propagate", True)
            logger.manager._clear_cache()  # type: ignore[attr-defined]  # as setLevel does
        yield vangst
    wortel.manager._clear_cache()  # type: ignore[attr-defined]  # as above
