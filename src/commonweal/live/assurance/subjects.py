"""What assurance and statements can be about: a strategy, the fund, a decision, or the whole place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.live.fund.models import Agreement, Fund
from commonweal.live.governance.models import Decision, Strategy
from commonweal.live.places.models import Place

KINDS: dict[str, type[Model]] = {"strategy": Strategy, "fund": Fund, "decision": Decision}
"""What the four voices speak about."""
OF_STATEMENTS: dict[str, type[Model]] = {"place": Place, "strategy": Strategy, "fund": Fund}
"""What a statement can be about; a decision is stated by what it belongs to."""
LONGEST_KEY = 18


@dataclass(frozen=True)
class Subject:
    """One thing that is spoken about, by the names that rows keep of it."""

    kind: str
    row: Any

    @property
    def key(self) -> str:
        """What rows call it."""
        return str(self.row.pk)

    @property
    def keys(self) -> dict[str, str]:
        """The two columns by which rows name it."""
        return {"subject_kind": self.kind, "subject_key": self.key}

    def title_for(self, user: Any) -> str:
        """Its title, unless the user may not know it."""
        return self.row.title_for(user) if self.kind == "decision" else str(self.row)

    def shown_to(self, user: Any) -> bool:
        """Whether what is said about it is open to the user."""
        return self.kind != "decision" or self.row.shown_to(user)

    @property
    def url(self) -> str:
        """The page with what the four voices say of it."""
        return reverse("assurance:subject", args=[self.row.place.slug, self.kind, self.row.pk])


def subject_of(row: Model) -> Subject:
    """The subject that a row is; LookupError where nobody speaks about rows of its kind."""
    for kind, model in {**KINDS, **OF_STATEMENTS}.items():
        if isinstance(row, model):
            return Subject(kind, row)
    raise LookupError(f"{row._meta.label} is not a strategy, a fund, a decision or a place")


def find_subject(user: Any, place: Place, kind: str, key: Any) -> Subject:
    """The subject of that kind and key in the place, if the user may read it; Http404 otherwise."""
    model, number = KINDS.get(kind), str(key)
    if model is None or not (number.isascii() and number.isdecimal() and len(number) <= LONGEST_KEY):
        raise Http404("There is nothing of this kind here.")
    row = model.objects.visible_to(user).filter(place=place, pk=int(number)).first()
    if row is None or not Subject(kind, row).shown_to(user):
        raise Http404("There is nothing of this kind here, or it is not open to you.")
    return Subject(kind, row)


def subjects_in(user: Any, place: Place) -> list[Subject]:
    """Everything of the place that assurance can be about and that the user may read."""
    found = []
    for kind, model in KINDS.items():
        rows = model.objects.visible_to(user).filter(place=place).select_related("place")
        found += [each for each in (Subject(kind, row) for row in rows) if each.shown_to(user)]
    return found


def find_subjects(user: Any, place: Place, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Subject]:
    """Of these kinds and keys, the subjects that the user may read, in one question for each kind."""
    wanted, found = set(pairs), {}
    for kind, model in KINDS.items():
        keys = [int(key) for k, key in wanted if k == kind and key.isdecimal() and len(key) <= LONGEST_KEY]
        for row in model.objects.visible_to(user).filter(place=place, pk__in=keys).select_related("place"):
            if Subject(kind, row).shown_to(user):
                found[kind, str(row.pk)] = Subject(kind, row)
    return found


def organisation_of(subject: Subject) -> int | None:
    """The one organisation behind a subject, where it has one: the body that hosts the fund."""
    if subject.kind != "fund":
        return None
    return Agreement.objects.filter(fund=subject.row).values_list("host_id", flat=True).first()


def kind_words(kind: str) -> str:
    """What people call a kind of subject."""
    return {"place": _("the whole place"), "strategy": _("strategy"), "fund": _("fund"), "decision": _("decision")}.get(
        kind, kind
    )
