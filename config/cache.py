"""The cache on Valkey, with one client for all that a thread asks; nobody waits for a server that is away."""

from functools import partial

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis import ConnectionError, Redis, TimeoutError

from foundation.core.waiting.circuit import QUEUE, Away


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
        super().__init__(*args, **kwargs)
        self._client = ValkeyClient
        self._made = {}

    def get_client(self, key=None, *, write=False):
        server = self._get_connection_pool_index(write)
        if server not in self._made:
            self._made[server] = super().get_client(key, write=write)
        return self._made[server]


class ValkeyCache(RedisCache):
    def __init__(self, server, params):
        super().__init__(server, params)
        self._class = OneClient
