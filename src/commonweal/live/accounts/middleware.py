"""Staff use a second factor, or set one up before they see anything else."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

# Where somebody without a second factor may go: setting one up, and out.
OPEN = ("/accounts/", "/static/", "/accessibility/", "/language/")


class StaffNeedTwoFactors:
    """Sends a signed-in member of staff without a second factor to the page where one is set up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through, or lead to the second factor; pages of the API answer for themselves."""
        user = request.user
        asked = user.is_authenticated and user.needs_two_factors and not request.path.startswith(OPEN)
        # The made-up people of a demonstration have no phone; real ones in the same database are asked all the same.
        if asked and settings.DEMO and user.email.endswith("@demo.invalid"):
            asked = False
        if asked and not is_mfa_enabled(user):
            if request.path.startswith("/api/"):
                return JsonResponse({"detail": "set up a second factor first"}, status=403)
            return redirect("mfa_index")
        return self.get_response(request)


class KeptByNobody:
    """Lets no browser keep a page of somebody signed in: the next one may sit at the same screen."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through, and mark its answer."""
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        return response
