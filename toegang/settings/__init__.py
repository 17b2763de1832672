"""Settings by subject; what differs per mode (demo, productie, test) stands where the subject is decided."""

from toegang.settings.basis import *
from toegang.settings.beveiliging import *
from toegang.settings.logboek import *
from toegang.settings.mail import *
from toegang.settings.omgeving import BASE_DIR, REGIE_ANKER, REGIE_DATA, REGIE_MODUS
from toegang.settings.opslag import *
