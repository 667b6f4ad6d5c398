from django import forms
from django.core.exceptions import ValidationError

from commonweal.live.governance.asking import done


class Asks(forms.Form):
    title = forms.CharField()


def test_what_a_verb_finds_wrong_is_shown_even_for_a_field_that_was_not_asked():
    def refuses(**asked):
        raise ValidationError({"title": "Too long.", "body": "Not of this place."})

    form = Asks({"title": "x"})
    assert done(form, refuses) is None
    assert form.errors == {"title": ["Too long."], "__all__": ["Not of this place."]}
    assert done(Asks({"title": "x"}), lambda title: title) == "x"
    assert done(Asks({}), refuses) is None
