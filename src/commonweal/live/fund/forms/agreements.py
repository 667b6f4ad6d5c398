"""Forms of the agreement: its items, its clauses by kind, and reports that were given."""

from typing import Any

from crispy_forms_gds.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.live.fund.checklist import ITEMS
from commonweal.live.fund.forms.money import Day, PercentField, PoundsField, words, written
from commonweal.live.fund.models import Agreement, Fund, RiskShareRule
from commonweal.live.pages.forms import Form
from commonweal.live.places.models import Organisation


class AgreementForm(Form):
    """What the partners agreed; whatever is left blank shows as not agreed yet."""

    title = forms.CharField(label=_("What is the agreement called?"), max_length=200)
    begins = Day(label=_("When does it begin?"))
    ends = Day(label=_("When does it end?"), required=False, help_text=_("Blank where no end is agreed."))
    host = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Which organisation hosts the fund?"), required=False
    )
    pool_manager = forms.CharField(
        label=_("Who manages the pool?"), help_text=_("A post, not a name."), max_length=200, required=False
    )
    underspend = forms.ChoiceField(label=_("What becomes of money that is left?"), choices=Agreement.Underspend.choices)
    quarterly_days = forms.IntegerField(
        label=_("Within how many days after a quarter is its report due?"), min_value=1, max_value=366, initial=30
    )
    annual_days = forms.IntegerField(
        label=_("Within how many days after the year is the annual return due?"), min_value=1, max_value=366, initial=60
    )

    def __init__(self, *args: Any, fund: Fund, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["host"].queryset = Organisation.objects.filter(place=fund.place_id)
        for name, asked in ITEMS.items():
            self.fields[name] = words(asked, required=False)
        self.helper.layout = Layout(*self.fields)  # the helper laid out what was there before


class ClauseForm(Form):
    """A clause of one kind: its words, where its tier ends, and the terms of its kind."""

    clause = words(_("What does the clause say?"), _("Its number and words, as in the agreement."))
    up_to_pence = PoundsField(
        label=_("Up to which overspend does it hold, in pounds?"), required=False, max_length=30,
        help_text=_("Counted from the first pound. Blank for the clause that holds for all beyond the others."),
    )  # fmt: skip

    def __init__(self, *args: Any, fund: Fund, kind: str, row: RiskShareRule | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.partners = list(fund.partners.all())
        terms = row.terms if row else {}
        if kind == "fixed":
            for each in self.partners:
                share = terms.get("shares", {}).get(each.name)
                self._ask(f"share_{each.pk}", PercentField(label=_("%s bears, in per cent") % each), _per_cent(share))
        if kind in ("lead", "capped"):
            asked = _("Who bears it?") if kind == "lead" else _("Who bears what is beyond the caps?")
            choices = [("", ""), *((each.name, each.name) for each in self.partners)]
            self._ask("bearer", forms.ChoiceField(label=asked, choices=choices), terms.get("bearer", ""))
        if kind == "capped":
            for each in self.partners:
                cap = PoundsField(label=_("%s bears no more than, in pounds") % each, help_text=_("Blank: no cap."))
                self._ask(f"cap_{each.pk}", cap, written(terms.get("caps", {}).get(each.name)))
        if row:
            self.initial |= {"clause": row.clause, "up_to_pence": written(row.up_to_pence)}
        self.helper.layout = Layout(*self.fields)

    def _ask(self, name: str, field: forms.Field, initial: Any) -> None:
        field.required, field.initial = name == "bearer", initial
        self.fields[name] = field

    def terms(self) -> dict[str, Any]:
        """The terms as the verb takes them: by partners' names."""
        given = self.cleaned_data
        found: dict[str, Any] = {"bearer": given["bearer"]} if "bearer" in given else {}
        for kind, what, name in (("fixed", "shares", "share"), ("capped", "caps", "cap")):
            if self.kind == kind:
                filled = {each.name: given.get(f"{name}_{each.pk}") for each in self.partners}
                found[what] = {partner: value for partner, value in filled.items() if value is not None}
        return found


def _per_cent(points: int | None) -> str:
    return "" if points is None else f"{points // 100}.{points % 100:02d}".removesuffix(".00")


class ReportForm(Form):
    """When a report was given, and where it can be read."""

    given_on = Day(label=_("On which day was it given to the partners?"))
    where = words(_("Where can it be read?"), required=False)
