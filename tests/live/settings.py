"""The workbench's settings in tests: a home of their own, quick passwords, no mail."""

import atexit
import os
import shutil
import tempfile

if "COMMONWEAL_HOME" not in os.environ:
    os.environ["COMMONWEAL_HOME"] = _home = tempfile.mkdtemp(prefix="cwtest")
    atexit.register(shutil.rmtree, _home, ignore_errors=True)

from commonweal.live.settings import *  # noqa: F403 - the home has to be named first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Playwright runs an event loop in the thread of the test.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405 - from the settings above
