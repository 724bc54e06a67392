"""How the web is served, read by gunicorn wherever the program runs; only the address is said elsewhere.

Figures: docs/performance.md, "Served".
"""

import gc

from django.db import connections

from embedded.machine import memory_mb, processors

FEWEST, MOST = 2, 8
# What one process takes for itself when it has drawn the largest pages; half of the memory is the web's at most.
WORKER_MB = 128


def workers_for(processors, memory_mb):
    """One more than there are processors: while one waits for the database, another draws."""
    return max(FEWEST, min(processors + 1, MOST, memory_mb // 2 // WORKER_MB))


workers = workers_for(processors(), memory_mb())
# They share one lock, so that a slow page holds up the others of its process.
threads = 2
worker_class = "config.web_worker.WebWorker"
# The program is read once; each process begins with what was read, and shares its memory.
preload_app = True
worker_tmp_dir = "/dev/shm"
graceful_timeout = 10
control_socket_disable = True
# No access log: it would keep what people searched for.
loglevel = "warning"
logger_class = "config.web_log.WebLog"


def when_ready(_):
    """Before the first process is made: no connection is shared, and what was read is never looked through."""
    connections.close_all()
    gc.collect()
    gc.freeze()
