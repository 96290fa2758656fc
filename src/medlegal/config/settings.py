"""Where everything stands: read from the environment, and from nowhere else."""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF


def database(url: str) -> dict[str, object]:
    """Django's settings for one PostgreSQL address."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query)) | {"application_name": "medlegal"}  # such as ?sslmode=require
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


ENV = os.environ
HOME = Path(ENV.get("MEDLEGAL_HOME", "."))
DEMO = ENV.get("MEDLEGAL_DEMO") == "1"
ADDRESS = ENV.get("MEDLEGAL_ADDRESS", "http://localhost:8800")
IS_OWNER = ENV.get("MEDLEGAL_DB_ROLE") == "owner"  # migrations only; everything else runs as the app role

SECRET_KEY = ENV["MEDLEGAL_SECRET_KEY"]
DEBUG = False
ALLOWED_HOSTS = [urlsplit(ADDRESS).hostname or "localhost", "localhost", "127.0.0.1"]
CSRF_TRUSTED_ORIGINS = [ADDRESS]
IS_SECURE = ADDRESS.startswith("https://")

DATABASES = {"default": database(ENV["MEDLEGAL_DATABASE_OWNER_URL" if IS_OWNER else "MEDLEGAL_DATABASE_URL"])}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"}}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "procrastinate.contrib.django",
    "medlegal.practice.audit",
    "medlegal.practice.people",
    "medlegal.practice.publicity",
    "medlegal.practice.community",
    "medlegal.practice.cases",
    "medlegal.practice.alerts",
    "medlegal.practice.companion",
    "medlegal.practice.docket",
    "medlegal.practice.calendar",
    "medlegal.practice.correspondence",
    "medlegal.practice.intake",
    "medlegal.practice.authoring",
    "medlegal.practice.billing",
    "medlegal.portal",
]

MIDDLEWARE = [
    "medlegal.portal.middleware.healthz",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "medlegal.portal.middleware.upload_limit",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "medlegal.portal.languages.spoken",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "medlegal.portal.middleware.second_factor",
    "medlegal.portal.middleware.tenant",
    "medlegal.portal.languages.spoken_where_shared",
]

ROOT_URLCONF = "medlegal.config.urls"
WSGI_APPLICATION = "medlegal.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent.parent / "portal" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "medlegal.portal.context.house",
            ]
        },
    }
]

# Sign-in
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "own_place"
ACCOUNT_ADAPTER = "medlegal.portal.accounts.InvitedOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # people are invited by the office; nobody signs up
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_USER_DISPLAY = "medlegal.portal.accounts.display_name"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_SECURE  # localhost is a secure context without TLS
MFA_TOTP_ISSUER = "medlegal"
MFA_ADAPTER = "medlegal.portal.accounts.SealedSecrets"
USERSESSIONS_TRACK_ACTIVITY = True
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_SAMESITE = "Lax"

# The browser
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if IS_SECURE else 0
SECURE_SSL_REDIRECT = False
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# Files
MAX_UPLOAD_BYTES = 2 * 1024**3 + 64 * 1024**2  # one request: 2 GB of files, and the form around them
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": HOME / "files", "base_url": None},
    },
    "staticfiles": {"BACKEND": "medlegal.config.static_files.HashedStaticFiles"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # form fields; files stream to disk
FILE_UPLOAD_MAX_MEMORY_SIZE = 1 * 1024 * 1024
FILE_UPLOAD_TEMP_DIR = None
FILE_UPLOAD_PERMISSIONS = 0o600

# The company that manages the practices, as its public site names it
COMPANY_NAME = ENV.get("MEDLEGAL_COMPANY_NAME", "CMLS")
COMPANY_SINCE = ENV.get("MEDLEGAL_COMPANY_SINCE", "1985")

# Words and time
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [Path(__file__).parent.parent / "portal" / "locale"]
LANGUAGE_COOKIE_NAME, LANGUAGE_COOKIE_AGE = "language", 365 * 24 * 60 * 60
LANGUAGE_COOKIE_HTTPONLY, LANGUAGE_COOKIE_SAMESITE, LANGUAGE_COOKIE_SECURE = True, "Lax", IS_SECURE
TIME_ZONE = "America/Los_Angeles"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = ["medlegal.portal.formats"]

# Mail and fax go nowhere until an office sets a server
MAIL_HOST = ENV.get("MEDLEGAL_SMTP_HOST", "")
MAIL_SECURITY = ENV.get("MEDLEGAL_SMTP_SECURITY", "starttls")  # or "tls", or "none" on the machine itself
MAIL_PORT = int(ENV.get("MEDLEGAL_SMTP_PORT") or {"starttls": 587, "tls": 465}.get(MAIL_SECURITY, 25))
MAIL_USER, MAIL_PASSWORD = ENV.get("MEDLEGAL_SMTP_USER", ""), ENV.get("MEDLEGAL_SMTP_PASSWORD", "")
MAIL_SENDER = ENV.get("MEDLEGAL_MAIL_FROM", f"office@{urlsplit(ADDRESS).hostname or 'localhost'}")
MAIL_RETURNED = ENV.get("MEDLEGAL_MAIL_RETURNED", "")  # a Maildir into which returned mail is delivered
FAX_DOMAIN = ENV.get("MEDLEGAL_FAX_DOMAIN", "")  # of a gateway that faxes what is mailed to NUMBER@domain
FAX_URL, FAX_TOKEN = ENV.get("MEDLEGAL_FAX_URL", ""), ENV.get("MEDLEGAL_FAX_TOKEN", "")
TEXT_URL, TEXT_TOKEN = ENV.get("MEDLEGAL_TEXT_URL", ""), ENV.get("MEDLEGAL_TEXT_TOKEN", "")
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if MAIL_HOST
    else "django.core.mail.backends.dummy.EmailBackend"
)
EMAIL_HOST, EMAIL_PORT = MAIL_HOST, MAIL_PORT
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL_USER, MAIL_PASSWORD
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL_SECURITY == "starttls", MAIL_SECURITY == "tls"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAIL_SENDER

PROCRASTINATE_IMPORT_PATHS = [
    *("medlegal.jobs.records", "medlegal.jobs.docket", "medlegal.jobs.post"),
    "medlegal.jobs.calendar",
    "medlegal.jobs.publicity",
    "medlegal.jobs.notifications",
]
PROCRASTINATE_ON_APP_READY = None
SILENCED_SYSTEM_CHECKS: list[str] = []

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "medlegal.config.logs.WithoutRows",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"medlegal": {"level": "INFO"}},
}
