"""The addresses of a place's people: memberships, invitations, review."""

from django.urls import path

from commonweal.live.accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.people, name="people"),
    path("invite/", views.invite, name="invite"),
    path("review/", views.review, name="review"),
    path("invitations/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("<int:pk>/<slug:what>/", views.membership, name="membership"),
]
