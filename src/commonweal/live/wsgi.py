"""The door for web servers: `gunicorn commonweal.live.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.live.settings")

application = get_wsgi_application()
