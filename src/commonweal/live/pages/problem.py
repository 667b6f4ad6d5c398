"""What the API says where it cannot answer."""

from ninja import Schema


class Problem(Schema):
    """What went wrong, in words."""

    detail: str
