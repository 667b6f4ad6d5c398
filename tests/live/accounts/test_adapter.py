import pytest

pytestmark = pytest.mark.django_db
WRONG = {"login": "worker@example.org", "password": "wrong"}


@pytest.fixture(autouse=True)
def _counted(settings):
    from django.core.cache import cache

    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


def test_nobody_signs_up_alone(cast):
    answer = cast.client("public").post(
        "/accounts/signup/", {"email": "a@example.org", "password1": "nine green bottles"}
    )
    assert "closed" in answer.content.decode().lower()


def test_the_sixth_wrong_password_is_refused_even_if_it_is_right(cast):
    client = cast.client("public")
    for _ in range(5):
        client.post("/accounts/login/", WRONG)
    answer = client.post("/accounts/login/", {**WRONG, "password": "correct horse battery"})
    assert answer.status_code in {200, 429}
    assert "_auth_user_id" not in client.session


def test_an_unknown_address_is_told_the_same(cast):
    told = [
        cast.client("public")
        .post("/accounts/login/", {"login": who, "password": "wrong"})
        .content.decode()
        .replace(who, "")
        for who in ("worker@example.org", "nobody@example.org")
    ]
    errors = [text.split("There is a problem")[1].split("</ul>")[0] for text in told]
    assert errors[0] == errors[1]
    assert "not correct" in errors[0]
