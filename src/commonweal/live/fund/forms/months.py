"""Forms of the year: the plan or forecast as a grid or a file, and money that moves within it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.live.fund.forms.money import PoundsField, words, written
from commonweal.live.fund.models import Component, Fund, Virement
from commonweal.live.fund.month_grid import grid, stamp
from commonweal.live.fund.position import months_of
from commonweal.live.pages.forms import Form
from commonweal.live.places.models import Place

BIGGEST = 200_000
"""Bytes of an uploaded file: a thousand components' year is smaller."""
Months = dict[tuple[Component, date], int | None]


class GridForm(Form):
    """A figure for each component and month; an empty cell is a month without one."""

    source = words(_("Where are the figures from?"), _("If they are assumed, say so."))
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, fund: Fund, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.components, self.months = list(fund.components.all()), months_of(fund.year_starts)
        stands = grid(fund, kind)
        self.initial["seen"] = stamp(fund, kind)
        for month in self.months:
            for component in self.components:
                box = forms.TextInput(attrs={"class": "govuk-input cw-cell", "inputmode": "decimal"})
                self.fields[_name(component, month)] = PoundsField(
                    label=f"{component}, {month:%B %Y}", required=False, max_length=30, widget=box
                )
                self.initial[_name(component, month)] = written(stands.get((component.pk, month)))

    def rows(self) -> Iterator[tuple[date, list[forms.BoundField]]]:
        """The cells as the page shows them: a row for each month."""
        for month in self.months:
            yield month, [self[_name(component, month)] for component in self.components]

    def figures(self) -> Months:
        """What was filled in, in pence."""
        cells = ((component, month) for month in self.months for component in self.components)
        return {(component, month): self.cleaned_data[_name(component, month)] for component, month in cells}


def _name(component: Component, month: date) -> str:
    return f"c{component.pk}-{month:%Y-%m}"


class UploadForm(Form):
    """A file with the figures, or the text of one that was looked at."""

    file = forms.FileField(label=_("A CSV file"), help_text=_("At most 200 kilobytes, saved as “CSV UTF-8”."))
    source = words(_("Where are the figures from?"), _("If they are assumed, say so."))

    def clean_file(self) -> str:
        """Read the file as text, or say how to save it."""
        file = self.cleaned_data["file"]
        if file.size > BIGGEST:
            raise forms.ValidationError(_("The file is larger than 200 kilobytes."))
        try:
            return str(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise forms.ValidationError(_("This is no text in UTF-8. Save it as “CSV UTF-8”, and try again.")) from None


class VirementForm(Form):
    """What moves, when, by which decision and why."""

    source = forms.ModelChoiceField(Component.objects.none(), label=_("From which component?"))
    target = forms.ModelChoiceField(Component.objects.none(), label=_("To which component?"))
    month = forms.TypedChoiceField(label=_("In which month?"), coerce=date.fromisoformat)
    pence = PoundsField(label=_("How much, in pounds?"), max_length=30)
    decision = forms.ModelChoiceField(
        Component.objects.none(), label=_("By which decision?"),
        help_text=_("Money moves by decisions that were taken. Propose one first if there is none."),
    )  # fmt: skip
    why = words(_("Why does it move?"))

    def __init__(self, *args: Any, fund: Fund, place: Place, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("source", "target"):
            self.fields[name].queryset = Component.objects.filter(fund=fund)
        self.fields["month"].choices = [(m.isoformat(), f"{m:%B %Y}") for m in months_of(fund.year_starts)]
        decisions = Virement._meta.get_field("decision").related_model
        self.fields["decision"].queryset = decisions.objects.visible_to(user).filter(place=place, state="taken")
