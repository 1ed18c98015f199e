"""Settings, read top to bottom: what a deployment may set stands first.

Environment (or a file ``.env`` beside ``manage.py``):

- ``DATABASE_URL``     sqlite:///path or postgres://user:password@host:port/name
- ``SECRET_KEY``       asked for when DEBUG is off
- ``DEBUG``            on unless switched off
- ``ALLOWED_HOSTS``    names the portal answers to, with commas
- ``SITE_URL``         the portal's own address, printed in QR codes; asked for when DEBUG is off
- ``DEMO_TODAY``       the day the portal believes in, YYYY-MM-DD; refused when DEBUG is off
- ``EMAIL_URL``        smtp+tls://user:password@host:587, by which reminders go out; without it
                       they stand in the portal alone (with DEBUG on: printed)
- ``EMAIL_FROM``       the address that they come from
- ``BEHIND_TLS_PROXY`` on when a proxy in front speaks TLS and sets X-Forwarded-Proto
- ``HSTS_WHOLE_DOMAIN`` on when every name below the portal's speaks TLS, too, for good

Once a night a deployment runs ``manage.py clearsessions``: sessions are kept in the database,
and those that ended by themselves are removed by nothing else; and ``manage.py end_postings``:
lists whose time for opinions is over. Every morning it runs ``manage.py send_reminders``.
"""

import datetime
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
VAR_DIR.mkdir(exist_ok=True)

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("DEBUG", True)
SECRET_KEY = env("SECRET_KEY", default="development-only" if DEBUG else environ.Env.NOTSET)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
# A paper keeps its QR code for ever: no guess in real use.
SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000" if DEBUG else environ.Env.NOTSET)
SITE_URL = SITE_URL.rstrip("/")
BEHIND_TLS_PROXY = env.bool("BEHIND_TLS_PROXY", not DEBUG)

_demo_today = env("DEMO_TODAY", default="")
if _demo_today and not DEBUG:
    raise ImproperlyConfigured("DEMO_TODAY is for demonstrations; a real office has a real clock.")
DEMO_TODAY = datetime.date.fromisoformat(_demo_today) if _demo_today else None

# Database. SQLite takes the write lock when a transaction begins, so that two
# writers wait for each other instead of failing half-way.
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        transaction_mode="IMMEDIATE",
        timeout=20,
        init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    )
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "bootstrap",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_prose_editor",
    "django_filters",
    "import_export",
    "rules",
    "axes",
    "csp",
    "emulation.pages.apps.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "emulation.trail",
    "emulation.org",
    "emulation.papers",
    "targets",
    "campaigns",
    "awards",
    "emulation.pages.apps.PagesConfig",
    "emulation",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "emulation.pages.middleware.PrivatePagesMiddleware",
    "emulation.org.middleware.FirstPasswordMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "emulation.pages.middleware.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "emulation.urls"
WSGI_APPLICATION = "emulation.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["emulation.lib.template_filters"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "emulation.pages.context.portal",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# Language: Vietnamese only. Number and date formats are our own, see formats/vi.
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = ["emulation.formats"]
LOCALE_PATHS = [BASE_DIR / "emulation" / "locale"]

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "emulation.static_names.ModuleStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = DEBUG
# Nobody loads the maps of the libraries' scripts, and the largest takes half a minute to pack.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("png", "jpg", "webp", "woff", "woff2", "gz", "br", "map")
WHITENOISE_AUTOREFRESH = DEBUG
MEDIA_ROOT = VAR_DIR / "media"

# Who may come in
AUTH_USER_MODEL = "org.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "emulation.org.backends.LoginCodeBackend",
    "rules.permissions.ObjectPermissionBackend",
    "emulation.org.backends.PasswordBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
# A village shares one address: name and address are counted together.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "username"  # as both doors call it in authenticate()
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "emulation.org.views.locked_out"
AXES_CLIENT_IP_CALLABLE = "emulation.org.backends.client_address"
# What a failed try leaves behind holds neither the password nor the one-time code.
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "login", "password", "code"]
LOGIN_CODE_DAYS = 14

SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "emulation.pages.views.csrf_failure"
SECURE_SSL_REDIRECT = not DEBUG
SECURE_HSTS_SECONDS = 0 if DEBUG else 60 * 60 * 24 * 365
# A browser keeps this promise for a year and other services may share the domain.
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env.bool("HSTS_WHOLE_DOMAIN", False)
if BEHIND_TLS_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

# Excel and CSV: a cell that begins like a formula stays text.
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_SKIP_ADMIN_LOG = True
IMPORT_EXPORT_TMP_STORAGE_CLASS = "import_export.tmp_storages.CacheStorage"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache",
    }
}
# Reminders go by e-mail where a server is set; at a desk they are printed.
_email_url = env("EMAIL_URL", default="consolemail://" if DEBUG else "")
SENDS_MAIL = bool(_email_url)
_email = env.email_url_config(_email_url or "dummymail://")
EMAIL_BACKEND = _email["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = _email["EMAIL_HOST"] or "localhost", _email["EMAIL_PORT"] or 25
EMAIL_HOST_USER = _email["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = _email["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS = _email.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _email.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env("EMAIL_FROM", default="cong-thi-dua@localhost")
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"axes": {"level": "WARNING"}, "fontTools": {"level": "ERROR"}},
}
