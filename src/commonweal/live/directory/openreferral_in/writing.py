"""Writing what was planned: many rows at a time, with their history, within the caller's transaction."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.text import slugify
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from commonweal.live.directory.models import FeedImport, FeedItem, Need, Service, TaxonomyTerm
from commonweal.live.directory.openreferral_in.fields import EXTRA, LINKS, NEEDED, Said
from commonweal.live.directory.openreferral_in.plan import ADD, CHANGE, GONE, Change, Plan
from commonweal.live.directory.openreferral_in.rows import COLUMNS, MODELS, Rows
from commonweal.live.places.models import Organisation, Place
from commonweal.place.openreferral import PARTS

MANY = 500


class Writer:
    """Brings a plan in for a place, in the name of somebody."""

    def __init__(self, place: Place, actor: Any, plan: Plan) -> None:
        self.place, self.actor, self.plan = place, actor, plan
        self.keys = Rows(place).keys

    def write(self, take: Mapping[str, Iterable[str]], retire: Iterable[str]) -> None:
        """Add what is new, change what the feed changed, and, of what was changed here, only what `take` names.

        Args:
            take: `part key` -> names of fields in which the feed is right, and not what was changed here.
            retire: ids of services that have gone from the feed and are to be marked inactive.
        """
        for part in PARTS:
            mine = [change for change in self.plan.changes if change.part == part]
            self._add(part, [change for change in mine if change.what == ADD])
            self._change(part, [change for change in mine if change.what == CHANGE], take)
        self._retire(set(retire))

    def _add(self, part: str, changes: list[Change]) -> None:
        said = {change.key: self.plan.said[part][change.key] for change in changes}
        rows = [self._new(part, key, each) for key, each in said.items()]
        self._create(MODELS[part], rows)
        self.keys[part] |= {str(row.oruk_id): row.pk for row in rows}
        if part == "taxonomy_term":
            self._parents(rows, said)
        if part == "service":
            self._terms({row.pk: said[str(row.oruk_id)].get("terms", []) for row in rows})
            self._needs(rows, said)

    def _new(self, part: str, key: str, said: Said) -> Any:
        row = MODELS[part](place=self.place, oruk_id=key)
        self._set(part, row, said, (*COLUMNS[part], *self._linked(part), *(name for name in said if _is_extra(name))))
        if isinstance(row, Organisation):
            row.key = f"{slugify(row.name)[:40] or 'organisation'}-{key.replace('-', '')}"  # nobody else has it
        return row

    def _linked(self, part: str) -> tuple[str, ...]:
        """The links that can be set while a row is made: a term's parent may not be there yet."""
        return tuple(ours for _, ours, _ in LINKS.get(part, ()) if ours != "parent")

    def _set(self, part: str, row: Any, said: Said, names: Iterable[str]) -> None:
        targets = {ours: target for _, ours, target in LINKS.get(part, ())}
        for name in names:
            value = said.get(name)
            if _is_extra(name):
                row.extra = {each: kept for each, kept in row.extra.items() if each != name.removeprefix(EXTRA)}
                if name in said:
                    row.extra[name.removeprefix(EXTRA)] = value
            elif name in targets:
                if value is not None or name not in NEEDED.get(part, ()):
                    setattr(row, f"{name}_id", self.keys[targets[name]].get(value) if value else None)
            elif name == "confirmed_on":
                row.confirmed_on = date.fromisoformat(value) if value else None
            elif name != "terms":
                setattr(row, name, value if value is not None else _blank(row, name))

    def _create(self, model: type[Model], rows: list[Any]) -> None:
        if hasattr(model, "history"):
            bulk_create_with_history(rows, model, batch_size=MANY, default_user=self.actor)
        else:
            model._default_manager.bulk_create(rows, batch_size=MANY)

    def _update(self, model: type[Model], rows: list[Any], fields: list[str]) -> None:
        if hasattr(model, "history"):
            bulk_update_with_history(rows, model, fields, batch_size=MANY, default_user=self.actor)
        elif fields:
            model._default_manager.bulk_update(rows, fields, batch_size=MANY)

    def _parents(self, rows: list[Any], said: Mapping[str, Said]) -> None:
        below = [row for row in rows if said[str(row.oruk_id)].get("parent")]
        for row in below:
            row.parent_id = self.keys["taxonomy_term"].get(said[str(row.oruk_id)]["parent"])
        TaxonomyTerm.objects.bulk_update(below, ["parent"], batch_size=MANY)

    def _terms(self, terms: Mapping[int, Iterable[str]]) -> None:
        """Give services terms beside those they have."""
        through, known = Service.terms.through, self.keys["taxonomy_term"]
        pairs = [(service, known[key]) for service, keys in terms.items() for key in keys if key in known]
        links = [through(service_id=service, taxonomyterm_id=term) for service, term in pairs]
        through.objects.bulk_create(links, batch_size=MANY)

    def _needs(self, rows: list[Any], said: Mapping[str, Said]) -> None:
        """A new service helps with the needs that are called as its terms are; later, people here say with what."""
        needs = {name.casefold(): pk for pk, name in Need.objects.filter(place=self.place).values_list("pk", "name")}
        names = dict(TaxonomyTerm.objects.filter(place=self.place).values_list("oruk_id", "name"))
        called = {str(key): name.casefold() for key, name in names.items()}
        through = Service.needs.through
        links = {
            (row.pk, needs[called[key]])
            for row in rows
            for key in said[str(row.oruk_id)].get("terms", [])
            if called.get(key) in needs
        }
        through.objects.bulk_create([through(service_id=s, need_id=n) for s, n in sorted(links)], batch_size=MANY)

    def _change(self, part: str, changes: list[Change], take: Mapping[str, Iterable[str]]) -> None:
        rows = {str(row.oruk_id): row for row in MODELS[part]._default_manager.filter(place=self.place)}
        changed, written, terms = [], set[str](), {}
        for change in changes:
            ticked = set(take.get(f"{part} {change.key}", ()))
            names = [each.name for each in change.fields if not each.changed_here or each.name in ticked]
            row, said = rows[change.key], self.plan.said[part][change.key]
            self._set(part, row, said, names)
            if "terms" in names:
                terms[row.pk] = said.get("terms", [])
            if columns := {"extra" if _is_extra(name) else name for name in names if name != "terms"}:
                changed.append(row)
                written |= columns
        if changed:
            self._update(MODELS[part], changed, sorted(written))
        for service in terms:
            Service.terms.through.objects.filter(service_id=service).delete()
        self._terms(terms)

    def _retire(self, keys: set[str]) -> None:
        gone = {change.key for change in self.plan.changes if change.what == GONE} & keys
        rows = list(Service.objects.filter(place=self.place, oruk_id__in=gone))
        for row in rows:
            row.status = Service.Status.INACTIVE
        if rows:
            self._update(Service, rows, ["status"])

    def remember(self, imported: FeedImport) -> None:
        """Keep what the feed said of each item, to tell later what was changed here."""
        before = {
            (item.part, str(item.oruk_id)): item
            for item in FeedItem.objects.filter(place=self.place, feed=imported.feed)
        }
        new, old = [], []
        for part, items in self.plan.said.items():
            for key, said in items.items():
                item = before.get((part, key))
                if item is None:
                    whose = {"place": self.place, "feed": imported.feed, "part": part, "oruk_id": key}
                    new.append(FeedItem(**whose, said=said, last_import=imported))
                else:
                    item.said, item.last_import = said, imported
                    old.append(item)
        FeedItem.objects.bulk_create(new, batch_size=MANY)
        FeedItem.objects.bulk_update(old, ["said", "last_import"], batch_size=MANY)


def _is_extra(name: str) -> bool:
    return name.startswith(EXTRA)


def _blank(row: Any, name: str) -> Any:
    field = row._meta.get_field(name)
    return None if field.null else field.get_default()
