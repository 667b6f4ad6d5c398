"""Whatever is typed into a form of decisions: never an error of ours, never out of the page's HTML."""

from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.live.governance import actions
from commonweal.live.governance.models import Body, Decision, SystemOfInterest

from .conftest import ANSWERS

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
HOME = "/ourtown/decisions/"
TRICKY = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title></svg></a><b>",
    "{{ 7|add:7 }}{% now 'Y' %}",
    "\u202eright to left\u202c", "مرحبا", "👩‍👩‍👧‍👦" * 20, "\x00", "a\x00b", "&lt;b&gt;", "]]>", "-->", "x" * 100_000,
    "\r\n\r\n", "\ufeff", "'; DROP TABLE x; --", "javascript:alert(1)", "健康" * 80, "\x1b[31m", "\ud7ff\ue000",
)  # fmt: skip
PART = ("title", "question")
WORDS = st.sampled_from(TRICKY) | st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
OFTEN = settings(
    max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True
)


class Skeleton(HTMLParser):
    """The tags of a page, with the names of what they hold; breaks and paragraphs may come of somebody's new lines."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag not in {"br", "tspan"}:
            self.tags.append((tag, *sorted(name for name, _ in attrs)))


def _page(client, address):
    client.get(address)  # what was done is said once; this is not about that
    answer = client.get(address)
    assert answer.status_code == 200
    return Skeleton(answer.content.decode()).tags


@OFTEN
@given(title=WORDS, question=WORDS)
def test_whatever_is_proposed_is_kept_as_words_or_refused_in_words(cast, title, question):
    client = cast.client("worker")
    plain = actions.propose(cast.worker, cast.place, title="plain", question="plain")
    answer = client.post(HOME + "propose/", {"title": title, "question": question})
    if answer.status_code == 200:
        assert "govuk-error-summary" in answer.content.decode()
        return
    assert answer.status_code == 302
    row = Decision.objects.latest("pk")
    assert row.title == title.strip()
    assert "\x00" not in title + question
    assert _page(client, f"{HOME}{row.pk}/") == _page(client, f"{HOME}{plain.pk}/")


@OFTEN
@given(words=WORDS)
def test_whatever_is_added_stays_within_its_place_on_every_page(cast, words):
    client = cast.client("lead")

    def add(said):
        row = actions.propose(cast.lead, cast.place, title="x", question="x")
        page = f"{HOME}{row.pk}/"
        steps = {
            "option": {"title": said, "words": said},
            "evidence": {"kind": "story", "words": said, "url": said if said.startswith("java") else ""},
            "took-part": {"role": said, "number": "3"},
            "dissent": {"role": said, "words": said},
            "edit": {"title": said, "question": said},
            "take": dict.fromkeys(ANSWERS, said) | {"look_again_on": str(ANSWERS["look_again_on"])},
            "check-back": {"with_whom": said},
            "look-again": {"found": said, "title": said, "question": said},
        }
        statuses = [client.post(page + what + "/", data).status_code for what, data in steps.items()]
        shown = [_page(client, address) for address in (page, page + "together/")]
        client.get(HOME + "together/")
        return statuses, shown

    plain, (statuses, shown) = add("plain"), add(words)
    assert set(statuses) <= {200, 302}
    if statuses == plain[0]:
        assert shown == plain[1]


@OFTEN
@given(name=WORDS, about=WORDS, asked=WORDS)
def test_whatever_is_set_up_or_asked_for(cast, name, about, asked):
    client = cast.client("steward")
    for path, model in (("bodies/make/", Body), ("systems/make/", SystemOfInterest)):
        before = model.objects.count()
        answer = client.post(HOME + path, {"name": name, "about": about})
        assert answer.status_code in {200, 302}
        assert (model.objects.count() == before + 1) is (answer.status_code == 302)
    for field in ("words", "state", "strategy", "body", "page", "format"):
        assert client.get(HOME, {field: asked[:2000]}).status_code == 200
    assert client.get(HOME + "frame/").status_code == 200


@OFTEN
@given(pairs=st.lists(st.tuples(WORDS, WORDS), min_size=4, max_size=4))
def test_whatever_is_split_or_merged(cast, pairs):
    client = cast.client("lead")
    row = actions.propose(cast.lead, cast.place, title="x", question="x")
    numbered = enumerate(pairs, 1)
    data = {f"{what}_{n}": said for n, pair in numbered for what, said in zip(PART, pair, strict=True)}
    answer = client.post(f"{HOME}{row.pk}/split/", data)
    assert answer.status_code in {200, 302}
    made = Decision.objects.filter(pk__gt=row.pk)
    assert made.exists() is (answer.status_code == 302)
    if made:
        title, question = pairs[0]
        data = {"others": [made.last().pk], "title": title, "question": question}
        assert client.post(f"{HOME}{made.first().pk}/merge/", data).status_code in {200, 302}
        assert client.get(HOME + "together/").status_code == 200
