"""Everything that differs between machines comes from the environment; a missing secret stops the start.

NAME_FILE names a file that holds the value of NAME, so that secrets need not stand in the environment.
"""

from datetime import date
from pathlib import Path

import environ
import pghistory
from django.core.exceptions import ImproperlyConfigured

from config.logs import LOGGING  # noqa: F401
from config.navigation import (  # noqa: F401
    BODY_SECTIONS,
    CATALOGUES,
    ENTRY_ACTIONS,
    FIRST_PAGES,
    LINE_SECTIONS,
    NAVIGATION,
    PAGE_CONTEXT,
    PERSON_SECTIONS,
    POST_SECTIONS,
    SEARCH_PAGE,
    UNIT_SECTIONS,
    USER_SECTIONS,
)
from config.protection import (  # noqa: F401
    AUTH_PASSWORD_VALIDATORS,
    AUTHENTICATION_BACKENDS,
    CONTENT_SECURITY_POLICY,
    COOKIE_PREFIX,
    CSRF_COOKIE_HTTPONLY,
    CSRF_COOKIE_NAME,
    CSRF_COOKIE_SECURE,
    CSRF_FAILURE_VIEW,
    DATA_UPLOAD_MAX_MEMORY_SIZE,
    DATA_UPLOAD_MAX_NUMBER_FIELDS,
    FILE_UPLOAD_HANDLERS,
    FILE_UPLOAD_PERMISSIONS,
    FRESH_PASSWORD,
    HTTPS,
    IDLE_LOCK_MINUTES,
    LOGIN_REDIRECT_URL,
    LOGIN_URL,
    LOGOUT_REDIRECT_URL,
    MESSAGE_STORAGE,
    OTP_STATIC_THROTTLE_FACTOR,
    OTP_TOTP_THROTTLE_FACTOR,
    PASSWORD_HASHERS,
    PROXIES,
    SECURE_HSTS_SECONDS,
    SECURE_PROXY_SSL_HEADER,
    SECURE_REDIRECT_EXEMPT,
    SECURE_REFERRER_POLICY,
    SECURE_SSL_REDIRECT,
    SESSION_COOKIE_AGE,
    SESSION_COOKIE_HTTPONLY,
    SESSION_COOKIE_NAME,
    SESSION_COOKIE_SAMESITE,
    SESSION_COOKIE_SECURE,
    SESSION_ENGINE,
    SESSION_EXPIRE_AT_BROWSER_CLOSE,
    SESSION_LONGEST,
    SILENCED_SYSTEM_CHECKS,
    WHITENOISE_ALLOW_ALL_ORIGINS,
    X_FRAME_OPTIONS,
)

env = environ.FileAwareEnv()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env("CADRE_VAR", default=str(BASE_DIR / "var")))

SECRET_KEY = env("SECRET_KEY")
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# The day the program works on; fixed for the sample and for demonstrations, and a banner says so.
FIXED_DAY = env("CADRE_TODAY", default="")
try:
    FIXED_DAY and date.fromisoformat(FIXED_DAY)
except ValueError:
    raise ImproperlyConfigured(f"CADRE_TODAY={FIXED_DAY} is no day; write it as 2021-11-30.") from None
# Which invented office is shown: the commune of today, or the district.
SAMPLE_OFFICE = "commune" if env("CADRE_SAMPLE", default="") == "commune" else "district"
SAMPLE = SAMPLE_OFFICE == "commune" or env.bool("CADRE_SAMPLE", default=False)
# What an office starts with; each function adds what is missing and may run at every start.
REFERENCE = [
    "cadre.reference.load_reference",
    "office.campaigns.reference.load_checklists",
    "training.programmes.reference.load_programmes",
    "reminders.reference.load_duty_rules",
    "dashboards.age_bands.load_age_bounds",
]
# Days for which a file that was sent is kept, by the rule of the office; without a rule none is deleted.
kept_days = env("CADRE_IMPORT_FILES_KEPT_DAYS", default="")
IMPORT_FILES_KEPT_DAYS = int(kept_days) if kept_days else None
# And archives of letters and workbooks, which can be drawn again.
DRAWN_FILES_KEPT_DAYS = 90
# What the body that keeps the records is called on screen; empty: as its papers call it.
OFFICE_CALLED = env("CADRE_OFFICE_BODY", default="")
OFFICE_NAME = env("CADRE_OFFICE", default="Quản lý công tác quy hoạch cán bộ")
# Under which an app of codes shows the account.
OTP_TOTP_ISSUER = OFFICE_NAME

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_filters",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "pgtrigger",
    "pghistory",
    "foundation.core",
    "foundation.jobs",
    "foundation.saved_views",
    "foundation.sheets",
    "office.organisation",
    "office.sign_in",
    "office.regulations",
    "office.papers",
    "office.campaigns",
    "cadre",
    "ballots",
    "standards",
    "evaluation",
    "planning",
    "training",
    "rotation",
    "reminders",
    "dashboards",
    "start",
    "access",
    "questions",
    "upkeep",
    "privacy",
    "sample",
]

MIDDLEWARE = [
    "config.clients.client_middleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.kept.kept_middleware",
    "config.methods.methods_middleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.views.health_middleware",
    "upkeep.health.answering.ready_middleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "office.organisation.naming.names_middleware",
    "office.sign_in.sessions.SessionsMiddleware",
    "foundation.core.answers.middleware.RequestMiddleware",
    "office.sign_in.factors.factor_middleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "foundation.lists.parts.PartMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["foundation.core.clock"],
            "libraries": {
                "fields": "foundation.core.drawn.fields",
                "filters": "foundation.lists.narrowed.boxes",
                "frame": "foundation.core.frame.head",
                "guide": "guide.tags",
                "cover": "office.sign_in.cover",
                "outside": "office.organisation.outside",
                "upkeep": "upkeep.words",
            },
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                *PAGE_CONTEXT,
            ],
        },
    }
]

# Two roles: the owner migrates, the application's role serves; manage.py says which one a command needs.
AS_OWNER = env.bool("CADRE_AS_OWNER", default=False)
# A command of the server, which reads for itself what pages read for somebody (manage.py says so, and nobody else).
COMMAND = env.bool("CADRE_COMMAND", default=False)
APPLICATION_ROLE = env.db_url("DATABASE_URL")["USER"]
DATABASE = env.db_url("DATABASE_OWNER_URL" if AS_OWNER else "DATABASE_URL")
DATABASES = {
    "default": {
        **DATABASE,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 3, **DATABASE.get("OPTIONS", {})},
    }
}
# A streaming replica, from which boards, reports and exports are read while it has all that was written.
if env("DATABASE_REPLICA_URL", default="") and not AS_OWNER:
    of_replica = env.db_url("DATABASE_REPLICA_URL")
    options = {"connect_timeout": 3, **of_replica.get("OPTIONS", {})}
    DATABASES["replica"] = {
        **DATABASES["default"],
        **of_replica,
        "OPTIONS": options,
        "TEST": {"MIRROR": "default"},
    }
    DATABASE_ROUTERS = ["foundation.core.replica.router.ReplicaRouter"]
# Backups are made and tried as the owner, by whoever has the owner's address (docs/installation.md).
OWNER_DATABASE = env.db_url("DATABASE_OWNER_URL") if env("DATABASE_OWNER_URL", default="") else None
# The public key that encrypts them, without which none is made; the private one is known only where they are tried.
BACKUP_KEY, BACKUP_IDENTITY = env("CADRE_BACKUP_KEY", default=""), env("CADRE_BACKUP_IDENTITY", default="")
BACKUPS = Path(env("CADRE_BACKUPS", default=str(VAR_DIR / "backups")))
# How many backups are kept: the last of each of so many days, weeks and months.
BACKUPS_KEPT = tuple(env.list("CADRE_BACKUPS_KEPT", cast=int, default=[14, 8, 12]))
# Days after which a backup that nobody restored is told as late.
DRILL_DAYS = env.int("CADRE_DRILL_DAYS", default=8)
# Seconds to wait at most: for a lock, for an answer, for the next question of a transaction. A job may be long, and
# the one thing it never does is to hold up a page: that one gives up first.
DATABASE_LIMITS = {"web": {"lock": 5, "statement": 30, "idle": 60}, "job": {"lock": 60}}
# Percent of a disk below which the head and the administrator are warned; percent and megabytes below which no more
# files are taken in, so that the database is the last to want room.
DISK_LOW_PERCENT = env.int("CADRE_DISK_LOW_PERCENT", default=10)
DISK_STOP_PERCENT = env.int("CADRE_DISK_STOP_PERCENT", default=3)
DISK_STOP_MB = env.int("CADRE_DISK_STOP_MB", default=500)
# Where PostgreSQL keeps its data, if on this machine.
DATABASE_FOLDER = env("CADRE_DATABASE_FOLDER", default="/var/lib/postgresql")
# Programs that watch this one read the lines of its health with it, as "Authorization: Bearer …".
MONITOR_TOKEN = env("CADRE_MONITOR_TOKEN", default="")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PGHISTORY_APPEND_ONLY = True
# Relations of events are indexed where a history is asked by them (foundation.core.models.tracked), and nowhere else.
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(db_index=True)
PGHISTORY_CONTEXT_FIELD = pghistory.ContextForeignKey(db_index=True, null=True)

REDIS_URL = env("REDIS_URL")
# It keeps what was typed to search, and nothing else: whoever cannot ask it within a second does without.
WAIT = {"socket_timeout": 1, "socket_connect_timeout": 1}
CACHES = {"default": {"BACKEND": "config.cache.ValkeyCache", "LOCATION": REDIS_URL, "OPTIONS": WAIT}}
CELERY_BROKER_URL = REDIS_URL
CELERY_TIMEZONE = "Asia/Ho_Chi_Minh"

AUTH_USER_MODEL = "organisation.User"
# Of a user the keys of the people whom they may not judge: the core does not know who stands in which relation.
CONFLICTS = "cadre.models.conflicts.conflicted_cadres"
# Who knows the head of lists and their signers: a function of (user, right).
LETTERHEAD = "office.papers.own_head.letterhead"
# Without a mail server invitations are handed over on paper.
MAIL_SERVER = env("EMAIL_URL", default="")
vars().update(env.email_url("EMAIL_URL", default="dummymail://"))
DEFAULT_FROM_EMAIL = env("CADRE_MAIL_FROM", default="") or "webmaster@localhost"
# Where people find the program, for mails that no request stands behind.
SITE_ADDRESS = env("CADRE_ADDRESS", default="")
EMAIL_TIMEOUT = 10

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["config.formats"]

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_MANIFEST = env.bool("CADRE_STATIC_MANIFEST", default=False)
STATIC_ROOT = Path(env("CADRE_STATIC", default=str(VAR_DIR / "static"))) if STATIC_MANIFEST else None
WHITENOISE_USE_FINDERS = not STATIC_MANIFEST
MEDIA_ROOT = VAR_DIR / "files"
STORAGES = {
    "default": {"BACKEND": "foundation.core.disk.storage.CarefulStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_MANIFEST
        else "django.contrib.staticfiles.storage.StaticFilesStorage",
        # Gathered by root into the image, and read by the account that serves.
        "OPTIONS": {"file_permissions_mode": 0o644},
    },
}
FILTERS_EMPTY_CHOICE_LABEL = "Tất cả"
FORM_RENDERER = "foundation.core.drawn.widgets.DrawnWidgets"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["bootstrap5"]
