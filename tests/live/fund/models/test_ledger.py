import pytest
from django.db import IntegrityError, transaction
from tests.live.rows import row

from commonweal.live.fund import models

pytestmark = pytest.mark.django_db


def test_a_posting_moves_something(cast):
    posting = row(models.Posting, cast.place, cast.steward)
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Posting.objects.create(entry=posting.entry, account=posting.account, pence=0)
