"""The cache on Valkey, with one client for all that a thread asks; nobody waits for a server that is away."""

import json
from functools import partial
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis import ConnectionError, Redis, TimeoutError

from foundation.core.waiting.circuit import QUEUE, Away


class Json:
    """What is kept is data: whoever writes into Valkey must not be able to have anything run here."""

    def dumps(self, value: Any) -> bytes:
        return json.dumps(value).encode()

    def loads(self, kept: bytes) -> Any:
        return json.loads(kept)


class ValkeyClient(Redis):
    def execute_command(self, *args, **options):
        try:
            return QUEUE.call(
                partial(super().execute_command, *args, **options), ConnectionError, TimeoutError
            )
        except Away as away:
            raise ConnectionError("away a moment ago") from away


class OneClient(RedisCacheClient):
    """Django makes a client for each question, and each learns anew how two hundred kinds of answers are read."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, serializer=Json, **kwargs)
        self._client = ValkeyClient
        self._made = {}

    def get_client(self, key=None, *, write=False):
        server = self._get_connection_pool_index(write)
        if server not in self._made:
            self._made[server] = super().get_client(key, write=write)
        return self._made[server]


class ValkeyCache(RedisCache):
    def __init__(self, server, params):
        # What was kept before it was JSON is not looked at.
        super().__init__(server, {"VERSION": 2, **params})
        self._class = OneClient
