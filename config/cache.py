"""The cache on Valkey, with one client for all that a thread asks."""

from django.core.cache.backends.redis import RedisCache, RedisCacheClient


class OneClient(RedisCacheClient):
    """Django makes a client for each question, and each learns anew how two hundred kinds of answers are read."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
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
