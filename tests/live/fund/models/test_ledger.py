import pytest
from django.db import IntegrityError, transaction
from tests.live.rows import row

from commonweal.live.fund import models

pytestmark = pytest.mark.django_db


def test_a_posting_moves_something(cast):
    posting = row(models.Posting, cast.place, cast.steward)
    with pytest.raises(IntegrityError, match="posting_moves_something"), transaction.atomic():
        models.Posting.objects.create(entry_id=posting.entry_id + 1, account=posting.account, pence=0)
