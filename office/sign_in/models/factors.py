"""The second thing that somebody signs in with: an app that shows codes, or codes on paper.

Both are tables of django-otp. Keys of apps stand there sealed, codes of papers as keyed hashes: whoever reads the
database, or a backup of it, signs in with neither.
"""

import secrets
from base64 import b32encode, b64decode, b64encode, urlsafe_b64encode

import segno
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.crypto import salted_hmac
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from office.organisation.models.invitations import ALPHABET, spelled

NONCE = 12
CODES = 10


def cipher():
    key = HKDF(SHA256(), 32, salt=None, info=b"sign_in.totp").derive(settings.SECRET_KEY.encode())
    return ChaCha20Poly1305(key)


class AppKey(TOTPDevice):
    """The key of an app; it opens for its own account alone."""

    class Meta:
        proxy = True
        verbose_name = "ứng dụng mã xác thực"

    @classmethod
    def begin(cls, user):
        """The key that is being set up: the same one until it is confirmed, so that a page may be opened again."""
        waiting = cls.objects.filter(user=user, confirmed=False).first()
        return waiting or cls.objects.create(user=user, name="", confirmed=False, key=sealed(user.pk))

    @property
    def bin_key(self):
        kept = b64decode(self.key)
        return cipher().decrypt(kept[:NONCE], kept[NONCE:], str(self.user_id).encode())

    @property
    def typed(self):
        """The key in groups of four, for who types it."""
        key = b32encode(self.bin_key).decode()
        return " ".join(key[start : start + 4] for start in range(0, len(key), 4))

    @property
    def picture(self):
        return segno.make(self.config_url, error="m").svg_inline(border=4, light="white", omitsize=True)

    @property
    def word(self):
        """How a session names it."""
        return f"app:{self.pk}"

    def confirm(self):
        type(self).objects.filter(user=self.user_id).exclude(pk=self.pk).delete()
        self.confirmed = True
        self.save(update_fields=["confirmed"])


def sealed(user_id):
    nonce = secrets.token_bytes(NONCE)
    return b64encode(nonce + cipher().encrypt(nonce, secrets.token_bytes(20), str(user_id).encode())).decode()


class PaperCodes(StaticDevice):
    """Ten codes on paper; each opens once."""

    class Meta:
        proxy = True
        verbose_name = "mã in trên giấy"

    @classmethod
    def draw(cls, user):
        """(codes, their device): new ones, after which the earlier no longer work. They are shown this once."""
        device = cls.objects.select_for_update().filter(user=user).first()
        device = device or cls.objects.create(user=user, name="", confirmed=False)
        codes = [
            "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(3))
            for _ in range(CODES)
        ]
        device.token_set.all().delete()
        StaticToken.objects.bulk_create(StaticToken(device=device, token=device.kept(code)) for code in codes)
        return codes, device

    def kept(self, code):
        digest = salted_hmac(f"sign_in.paper.{self.user_id}", spelled(code), algorithm="sha256").digest()
        return urlsafe_b64encode(digest[:12]).decode()

    def verify_token(self, token):
        return super().verify_token(self.kept(token))

    @property
    def word(self):
        return f"codes:{self.pk}"

    def confirm(self):
        self.confirmed = True
        self.save(update_fields=["confirmed"])
