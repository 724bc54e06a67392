"""How passwords are kept."""

from django.contrib.auth import hashers


class Argon2(hashers.Argon2PasswordHasher):
    """Argon2id as OWASP asks for it: 19 MiB, two passes. What was hashed otherwise is hashed anew at a sign-in."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
