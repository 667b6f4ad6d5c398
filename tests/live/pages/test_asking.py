from django.core.exceptions import ValidationError

from commonweal.live.fund.forms import ComponentForm
from commonweal.live.pages.asking import done


def test_what_a_verb_refuses_is_told_at_its_field_or_above_the_form():
    def refuse(error):
        raise error

    form = ComponentForm({"name": "x"})
    assert form.is_valid()
    assert not done(form, lambda: refuse(ValidationError({"name": "taken", "elsewhere": "odd"})))
    assert (form.errors["name"], form.non_field_errors()) == (["taken"], ["odd"])
    assert not done(form, lambda: refuse(ValidationError("no")))
    assert form.non_field_errors() == ["odd", "no"]
    assert done(form, lambda: None)
