"""The autorisatiematrix as a page, for the privacy officer and everyone who wants to know (F1)."""

from typing import Any

from django.views.generic import TemplateView

from toegang.matrix import overzicht


class Autorisatiematrix(TemplateView):
    """Shows the very data both locks are made of; it holds no person, so every account may read it."""

    handeling = "toegang.autorisatiematrix_lezen"
    template_name = "toegang/autorisatiematrix.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"matrix": overzicht()}
