"""The feed of a place at /PLACE/openreferral/: the profile's addresses, for everyone, without a key.

What it answers is the same for everyone, a member or not, so that it may be kept and passed on.
"""

import json
from datetime import time
from typing import Annotated, Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import conditional_page
from ninja import NinjaAPI, Query, Schema
from pydantic import Field

from commonweal.live.directory.feed import asked, rows, vocabulary
from commonweal.live.directory.feed.asked import Asked, UnanswerableError
from commonweal.live.directory.feed.description import answers, described
from commonweal.live.directory.feed.entries import (
    PROFILE,
    service_at_location_in_list,
    service_in_list,
    service_out,
    whole_service_at_location,
)
from commonweal.live.directory.feed.hours import Hours, day_of
from commonweal.live.directory.feed.page import MOST, USUAL, page
from commonweal.live.places.models import Place
from commonweal.live.places.selectors import place_for

api = NinjaAPI(
    title="Open Referral UK 3.0",
    version="3.0",
    description="A place's directory as the Open Referral UK 3.0 profile has it. Postcodes are those of the "
    "directory's own locations: there is no gazetteer behind it.",
    urls_namespace="openreferral",
    openapi_url=None,
    docs_url=None,
)


class Paging(Schema):
    """Which page, and how many on it."""

    page: Annotated[int, Field(ge=1, le=1_000_000, description="Page number, from 1.")] = 1
    per_page: Annotated[int, Field(ge=1, le=MOST, description="How many on a page.")] = USUAL


Number = Annotated[float | None, Field(allow_inf_nan=False, ge=-1e6, le=1e6)]
Key = Annotated[str, Field(max_length=200)]


class Question(Paging):
    """What may be asked of services."""

    search: Annotated[str, Field(max_length=500, description="Words that must all be in name, description or "
                                 "organisation.")] = ""  # fmt: skip
    taxonomy_term_id: Annotated[Key, Field(description="Services with this term.")] = ""
    taxonomy_id: Annotated[Key, Field(description="Services with any term of this taxonomy.")] = ""
    minimum_age: Annotated[Number, Field(description="Services that take people from this age or a higher one.")] = None
    maximum_age: Annotated[Number, Field(description="Services that take people to this age or a lower one.")] = None
    start_time: Annotated[time | None, Field(description="Services that open at this time or later.")] = None
    end_time: Annotated[time | None, Field(description="Services that close at this time or earlier.")] = None
    day: Annotated[str, Field(max_length=20, description="MO to SU, or the day's English name.")] = ""

    def asked(self) -> Asked:
        """The question in our own words; ValueError for a day that is none."""
        start, end = (each and each.replace(tzinfo=None) for each in (self.start_time, self.end_time))
        hours = Hours(day_of(self.day) if self.day.strip() else None, start, end)
        words = self.search, self.taxonomy_term_id.strip().lower(), self.taxonomy_id.strip().lower()
        return Asked(*words, minimum_age=self.minimum_age, maximum_age=self.maximum_age, hours=hours)


class Where(Question):
    """What may be asked of services at locations."""

    postcode: Annotated[str, Field(max_length=12, description="At this postcode, or in this outward code (PL1).")] = ""
    proximity: Annotated[float | None, Field(
        allow_inf_nan=False, ge=0, le=2e7,
        description="Within so many metres of the postcode. Answered only where a location of this directory has that "
        "postcode together with coordinates.",
    )] = None  # fmt: skip


def _place(request: HttpRequest) -> Place:
    found: Place = place_for(rows.EVERYONE, request.resolver_match.kwargs["place"])  # type: ignore[union-attr]  # it is there: the address was resolved
    return found


def answer(request: HttpRequest, what: Any, status: int = 200) -> HttpResponse:
    """The answer as JSON, its letters as they are."""
    return HttpResponse(json.dumps(what, ensure_ascii=False), content_type="application/json", status=status)


def _or_missing(request: HttpRequest, item: Any) -> HttpResponse:
    if item is None:
        raise Http404("There is nothing of that id here.")
    return answer(request, item)


@api.exception_handler(UnanswerableError)
def cannot(request: HttpRequest, error: UnanswerableError) -> HttpResponse:
    """Say why a question cannot be answered."""
    return answer(request, {"detail": str(error)}, 422)


@api.get("/", openapi_extra=answers("root"), url_name="root")
def root(request: HttpRequest) -> HttpResponse:
    """What this feed is."""
    place = _place(request)
    described_at = request.build_absolute_uri(reverse("openreferral:description", args=[place.slug]))
    return answer(request, {"version": "HSDS-UK-3.0", "profile": PROFILE, "openapi_url": described_at})


@api.get("/services", openapi_extra=answers("service", many=True, refuses=True))
def services(request: HttpRequest, question: Query[Question]) -> HttpResponse:
    """Services and community assets, their one-to-one fields only."""
    found = asked.services(_place(request), _asked(question))
    return answer(request, page(found, question.page, question.per_page, service_in_list))


def _asked(question: Question) -> Asked:
    try:
        return question.asked()
    except ValueError as error:
        raise UnanswerableError(str(error)) from error


@api.get("/services/{id}", openapi_extra=answers("service"))
def service(request: HttpRequest, id: str) -> HttpResponse:
    """One service with everything in it."""
    found = rows.services(_place(request))
    row = found.filter(oruk_id=id).first() if asked.is_id(id) else None
    return _or_missing(request, row and service_out(row))


@api.get("/taxonomies", openapi_extra=answers("taxonomy", many=True, refuses=True))
def taxonomies(request: HttpRequest, paging: Query[Paging]) -> HttpResponse:
    """Taxonomies: our own, and those that feeds brought."""
    return answer(request, page(vocabulary.taxonomies(_place(request)), paging.page, paging.per_page))


@api.get("/taxonomies/{id}", openapi_extra=answers("taxonomy"))
def taxonomy(request: HttpRequest, id: str) -> HttpResponse:
    """One taxonomy with its terms."""
    place = _place(request)
    return _or_missing(request, vocabulary.one_taxonomy(place, id.lower()) if asked.is_id(id) else None)


@api.get("/taxonomy_terms", openapi_extra=answers("taxonomy_term", many=True, refuses=True))
def taxonomy_terms(request: HttpRequest, paging: Query[Paging]) -> HttpResponse:
    """Terms of all taxonomies."""
    return answer(request, page(vocabulary.terms(_place(request)), paging.page, paging.per_page))


@api.get("/taxonomy_terms/{id}", openapi_extra=answers("taxonomy_term"))
def taxonomy_term(request: HttpRequest, id: str) -> HttpResponse:
    """One term of any taxonomy, by its id."""
    place = _place(request)
    return _or_missing(request, vocabulary.one_term(place, id.lower()) if asked.is_id(id) else None)


@api.get("/service_at_locations", openapi_extra=answers("service_at_location", many=True, refuses=True))
def service_at_locations(request: HttpRequest, question: Query[Where]) -> HttpResponse:
    """Services where they are given, one-to-one fields only."""
    place, wanted = _place(request), _asked(question)
    found = asked.services_at_locations(place, wanted, question.postcode, question.proximity)
    return answer(request, page(found, question.page, question.per_page, service_at_location_in_list))


@api.get("/service_at_locations/{id}", openapi_extra=answers("service_at_location"))
def service_at_location(request: HttpRequest, id: str) -> HttpResponse:
    """One service at one location, with everything of both."""
    found = rows.services_at_locations(_place(request))
    row = found.filter(oruk_id=id).first() if asked.is_id(id) else None
    return _or_missing(request, row and whole_service_at_location(row))


def description(request: HttpRequest, place: str) -> HttpResponse:
    """The feed of a place described in OpenAPI, with the profile's own schemas."""
    found = _place(request)
    schema = api.get_openapi_schema(path_prefix="")
    base = reverse("openreferral:root", args=[found.slug]).rstrip("/")
    return answer(request, described(dict(schema), base))


def feed_paths() -> list[Any]:
    """The feed's addresses: open to everyone and to pages of other sites, and not sent again while nothing changed."""
    patterns, _, _ = api.urls
    found = [path("openapi.json", description, name="description")]
    found += [each for each in patterns if each.name != "api-root"] + [
        each for each in patterns if each.name == "api-root"
    ]
    for pattern in found:
        pattern.callback = login_not_required(_open(conditional_page(pattern.callback)))
    return [path("", (found, "ninja", "openreferral"))]


def _open(view: Any) -> Any:
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except Http404 as error:
            response = answer(request, {"detail": str(error)}, 404)
        response["Access-Control-Allow-Origin"] = "*"
        response["Cache-Control"] = "public, max-age=60"
        return response

    opened.csrf_exempt = True
    return opened
