"""Fields that are needed in some cases; a decision table says when, so no field says it by itself (A7, D2).

They are not shown as optional, because that would be wrong just when they matter. A form that has them sets
`use_required_attribute = False`, so that no reader hears "required" either.
"""

from typing import Any

from django import forms

from toegang.forms import Dagveld


class Regel(forms.CharField):
    """One line that is needed in some cases."""

    def validate(self, value: Any) -> None:
        """Whether it may be empty, the form's decision table says."""


class Tekst(Regel):
    """A text that is needed in some cases."""

    widget = forms.Textarea


class Dag(Dagveld):
    """A day that is needed in some cases."""

    def validate(self, value: Any) -> None:
        """Whether it may be empty, the form's decision table says."""
