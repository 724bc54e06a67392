"""Run as a script: `tied.py PARENT SIGNAL UID GID COMMAND…` becomes COMMAND, bound to the life of PARENT.

A program of its own and not a `preexec_fn`, which may not be used beside threads. The order matters:
giving up root clears the parent-death signal, so the signal is set after it.
"""

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1


def become(parent, death_signal, uid, gid, *command):
    if os.getuid() != int(uid):
        os.setgroups([])
        os.setgid(int(gid))
        os.setuid(int(uid))
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(death_signal))
    if os.getppid() == int(parent):
        os.execv(command[0], command)


if __name__ == "__main__":
    become(*sys.argv[1:])
