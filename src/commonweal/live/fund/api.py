"""What of this app can be read through the API."""

from ninja import Router

router = Router()
