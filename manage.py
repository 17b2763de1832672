#!/usr/bin/env python
"""Runs a management command: picks its database role and, where no database is configured, holds the embedded
servers up for as long as the command runs."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "toegang.settings")
    from django.core.exceptions import ImproperlyConfigured

    from toegang import dbrollen, ingebed

    opdracht = dbrollen.opdracht_uit(sys.argv)
    os.environ.setdefault("REGIE_DB_ROL", dbrollen.rol_voor(opdracht))
    with ingebed.rond(opdracht):
        from django.core.management import execute_from_command_line

        try:
            execute_from_command_line(sys.argv)
        except ImproperlyConfigured as fout:
            # It names the setting and what to do; where in the code that was noticed helps nobody.
            sys.exit(str(fout))


if __name__ == "__main__":
    main()
