"""What keeps strangers out: cookies and TLS, sessions, passwords, what may be sent, what a page may load.

Read by the settings, name by name.
"""

from datetime import timedelta

import environ

env = environ.FileAwareEnv()

# Without TLS in front of it the browser would never send a secure cookie back.
HTTPS = env.bool("CADRE_HTTPS", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
# The program's own host asks for its health, past whatever ends TLS.
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$", "^metrics$"]
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
# Proxies of the office, alone believed about client and TLS; a Unix socket needs no entry (config/clients.py).
PROXIES = env.list("CADRE_PROXIES", default=[])
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "config.views.form_refused"
# With TLS a browser takes cookies of these names from this very host alone, and only as secure ones.
COOKIE_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid", f"{COOKIE_PREFIX}csrftoken"
# What a page says of people belongs into no cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# Files of the program are for its own pages.
WHITENOISE_ALLOW_ALL_ORIGINS = False
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# However busy it is, a session ends then.
SESSION_LONGEST = timedelta(hours=12)
# Minutes without anything done after which the screen is covered and the server asks for the password; 0: never.
IDLE_LOCK_MINUTES = env.int("CADRE_IDLE_LOCK_MINUTES", default=5)
# Sending these asks for a password that was given in the last ten minutes: {name of the address: a field that must be
# sent with something, or empty for always}. What was sent goes on when it is given (office.sign_in.fresh).
FRESH_PASSWORD = {
    **dict.fromkeys(("user-new", "user-invite", "user-stop", "user-use-again", "user-undo"), ""),
    **dict.fromkeys(("user-edit", "own-sessions"), ""),
    **dict.fromkeys(("grant-new", "grant-edit", "grant-end"), ""),
    # An account that stands for nobody, or for another one, is shown what was hidden from it.
    **dict.fromkeys(("account-without", "account-edit", "account-remove"), ""),
    # Many are decided at once; numbers of citizens and of Party cards leave the program.
    **dict.fromkeys(("planning-decide", "planning-decide-many", "reviewlist-decide-review-many"), ""),
    **dict.fromkeys(("gradingline-decide-many", "gradingline-decide-above-many"), ""),
    **dict.fromkeys(("cadre-roster", "planning-roster", "review-roster"), "numbers"),
    "form-columns": "private",
    # All that is kept of a person goes out at once; what was made nameless comes back from a backup alone.
    **dict.fromkeys(("cadre-disclose", "retention-confirm"), ""),
    **dict.fromkeys(("user-renew-factor", "factor-app", "factor-codes", "factor-roles"), ""),
    "factor": "drop",
}
X_FRAME_OPTIONS = "DENY"
# The plain-HTTP mode of an office network is a choice of the administrator, named in docs/installation.md;
# with TLS, other hosts of the office's domain are not ours to speak for.
SILENCED_SYSTEM_CHECKS = (
    ["security.W005", "security.W021"]
    if HTTPS
    else ["security.W004", "security.W008", "security.W012", "security.W016", "security.W018"]
)
SESSION_ENGINE = "django.contrib.sessions.backends.db"

AUTHENTICATION_BACKENDS = ["office.organisation.backends.GrantBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"office.sign_in.passwords.{rule}"} for rule in ("Length", "Common", "Named")
]
# The first one hashes; the second reads what was hashed before, until its owner signs in.
PASSWORD_HASHERS = ["office.sign_in.hashers.Argon2", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
if env.bool("CADRE_TESTING", default=False):
    PASSWORD_HASHERS.insert(0, "django.contrib.auth.hashers.MD5PasswordHasher")
# Wrong codes wait as wrong passwords do (office/sign_in/tries.py), not by the factor itself.
OTP_TOTP_THROTTLE_FACTOR = OTP_STATIC_THROTTLE_FACTOR = 0
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = ["config.uploads.BoundedUploadHandler"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
    }
}
