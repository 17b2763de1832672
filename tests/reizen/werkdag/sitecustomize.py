"""The clock of the demo that is photographed: ten past nine on a working day, so that it greets as on one.

Python loads this by its name in every process that has this folder on its path; only `beelden.py` puts it there.
"""

import datetime
from zoneinfo import ZoneInfo

import time_machine

VRIJDAG = 4

moment = datetime.datetime.now(ZoneInfo("Europe/Amsterdam")).replace(hour=9, minute=10)
while moment.weekday() > VRIJDAG:
    moment -= datetime.timedelta(days=1)
time_machine.travel(moment, tick=True).start()
