"""The address that an invitation leads to."""

app_name = "invitation"
urlpatterns: list[object] = []
