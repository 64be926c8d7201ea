"""Tokens as they lie in the database: sealed with a key that is not there, each for its workspace alone."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from memory.errors import SetupError

NONCE = 12
"""Bytes that no two sealings share (NIST SP 800-38D, 8.2.2)."""


class Seal:
    """Seals with a key that is derived (HKDF, RFC 5869) from Aurum's secret, and opens again."""

    def __init__(self, secret: str) -> None:
        key = HKDF(SHA256(), 32, salt=None, info=b"aurum slack tokens 1").derive(secret.encode())
        self.cipher = AESGCM(key)

    def close(self, token: str, team: str) -> bytes:
        """The token, sealed for this workspace."""
        nonce = os.urandom(NONCE)
        return nonce + self.cipher.encrypt(nonce, token.encode(), team.encode())

    def open(self, sealed: bytes, team: str) -> str:
        """The token of this workspace. Raises SetupError where it was sealed with another secret or for another one."""
        try:
            return self.cipher.decrypt(sealed[:NONCE], sealed[NONCE:], team.encode()).decode()
        except (InvalidTag, ValueError):
            raise SetupError(
                "A Slack workspace's token can't be opened: AURUM_SECRET is another one. Install Aurum there again."
            ) from None
