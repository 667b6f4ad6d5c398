import pytest
from django.template import Context, Template


@pytest.mark.parametrize(("pence", "shown"), [(123450, "£1,234.50"), (None, ""), (0, "£0"), (-100, "-£1")])
def test_money_is_shown_in_pounds(pence, shown):
    template = Template("{% load money %}{{ pence|pounds }}")
    assert template.render(Context({"pence": pence})) == shown
