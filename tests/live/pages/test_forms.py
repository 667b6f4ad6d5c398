from django import forms

from commonweal.live.pages.forms import Form


class Asked(Form):
    name = forms.CharField(help_text="As people know it")


def test_a_form_has_the_markup_of_the_design_system():
    from crispy_forms.utils import render_crispy_form

    html = render_crispy_form(Asked({"name": ""}))
    assert "govuk-input" in html
    assert "govuk-error-message" in html
    assert "<form" not in html  # the page's own form carries the token
