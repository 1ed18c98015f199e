"""The door for gunicorn."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "emulation.settings")
application = get_wsgi_application()

# What is loaded now stays: the collector need not walk through it while a paper prints
# (a walk in the middle of one cost it 100 ms of 180).
gc.collect()
gc.freeze()
