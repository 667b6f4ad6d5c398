"""Pages filled in as people fill them in."""

from collections.abc import Callable
from typing import Any

import pytest

HOME = "/ourtown/fund/"


@pytest.fixture
def fill_in(cast: Any, fund: Any) -> Callable[..., Any]:
    """`fill_in(page, role=..., **answers)` posts a page of our town's fund and gives the answer."""

    def post(page: str, role: str = "commissioner", **answers: Any) -> Any:
        client = cast.client(role)
        if role == "commissioner":
            assert client.get(HOME + page).status_code == 200
        return client.post(HOME + page, answers)

    return post
