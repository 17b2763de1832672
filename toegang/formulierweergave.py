"""How a form's field becomes HTML: with our own component, so that label, hint and error always belong
together."""

from django.forms.renderers import TemplatesSetting


class Formulierweergave(TemplatesSetting):
    field_template_name = "onderdelen/veld.html"
