"""Every address of the workbench. What belongs to a place begins with the place."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from commonweal.live.api import api_paths
from commonweal.live.directory.feed.api import feed_paths
from commonweal.live.front import views, waiting_views

urlpatterns = [
    path("", views.home, name="home"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("language/", login_not_required(set_language), name="set_language"),
    path("accounts/", include("allauth.urls")),
    path("invitation/", include("commonweal.live.accounts.invitation_urls")),
    path("api/", include(api_paths())),
    path("<slug:place>/", views.place_page, name="place"),
    path("<slug:place>/waiting/", waiting_views.waits, name="waiting"),
    path("<slug:place>/search/", views.search, name="search"),
    path("<slug:place>/organisations/", include("commonweal.live.places.urls")),
    path("<slug:place>/audit/", include("commonweal.live.audit.urls")),
    path("<slug:place>/people/", include("commonweal.live.accounts.urls")),
    path("<slug:place>/openreferral/", include(feed_paths())),
    path("<slug:place>/leaving/", include("commonweal.live.gate.urls")),
    path("<slug:place>/directory/", include("commonweal.live.directory.urls")),
    path("<slug:place>/fund/", include("commonweal.live.fund.urls")),
    path("<slug:place>/decisions/", include("commonweal.live.governance.urls")),
    path("<slug:place>/assurance/", include("commonweal.live.assurance.urls")),
]
