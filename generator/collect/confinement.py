"""What the kernel takes from a process that parses: files, networks, other programs; C libraries included.

Landlock (landlock(7), Linux 5.13) leaves it no file but the program's own code to read. Seccomp (seccomp(2)) leaves it
the system calls that parsing was seen to make; every other fails with EPERM, as without the right to it. Neither can be
undone by the process. Where a kernel has only one of them, or none, the rest goes on.
"""

import ctypes
import os
import platform
import struct
import sys
import sysconfig
import zoneinfo
from collections.abc import Iterable, Iterator
from pathlib import Path

LANDLOCK, SECCOMP = "Landlock", "seccomp"
NAMES = (LANDLOCK, SECCOMP)  # what a kernel may have, in the order in which they are set

_PR_SET_NO_NEW_PRIVS = 38
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF, _SECCOMP = 444, 445, 446, 317  # the last on x86-64
_ASK_VERSION, _BENEATH = 1, 1
_READ = 0b1100  # of Landlock's rights: to read a file, to list a folder
_RIGHTS_BY_VERSION = ((1, 13), (2, 14), (3, 15), (5, 16))  # how many rights over files each version of Landlock knows
_TCP_SINCE, _SCOPE_SINCE = 4, 6
_CONNECT_AND_BIND, _SOCKETS_AND_SIGNALS = 0b11, 0b11

# Numbers of system calls on x86-64, where they were traced. Other machines number them otherwise, and an untraced list
# would stop their parsers: there Landlock, the limits and the hook of `box_child` stand alone.
_ALLOWED = {
    "read": 0, "write": 1, "close": 3, "stat": 4, "fstat": 5, "lstat": 6, "poll": 7, "lseek": 8, "mmap": 9,
    "mprotect": 10, "munmap": 11, "brk": 12, "rt_sigaction": 13, "rt_sigprocmask": 14, "rt_sigreturn": 15, "ioctl": 16,
    "pread64": 17, "readv": 19, "writev": 20, "access": 21, "sched_yield": 24, "mremap": 25, "madvise": 28, "dup": 32,
    "nanosleep": 35, "getpid": 39, "exit": 60, "uname": 63, "fcntl": 72, "getcwd": 79, "readlink": 89,
    "gettimeofday": 96, "getrlimit": 97, "getrusage": 98, "sysinfo": 99, "times": 100, "getuid": 102, "getgid": 104,
    "geteuid": 107, "getegid": 108, "sigaltstack": 131, "gettid": 186, "time": 201, "futex": 202,
    "sched_getaffinity": 204, "getdents64": 217, "restart_syscall": 219, "clock_gettime": 228, "clock_getres": 229,
    "clock_nanosleep": 230, "exit_group": 231, "newfstatat": 262, "readlinkat": 267, "faccessat": 269, "ppoll": 271,
    "getcpu": 309, "getrandom": 318, "membarrier": 324, "statx": 332, "rseq": 334, "faccessat2": 439,
}  # fmt: skip
_X86_64 = 0xC000003E  # as the kernel names the architecture of a call; i386 and x32 number calls otherwise
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 1  # the latter: fail with EPERM
_LOAD, _EQUAL, _ANY_BIT, _GIVE = 0x20, 0x15, 0x45, 0x06  # of classic BPF: load a word, two comparisons, return
_NUMBER, _ARCHITECTURE, _FIRST, _SECOND, _THIRD = 0, 4, 16, 24, 32  # where a call's facts stand (struct seccomp_data)

_FOR_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_WITHOUT = {  # calls that are allowed where an argument has none of some bits
    "open": (2, _SECOND, _FOR_WRITING),
    "openat": (257, _THIRD, _FOR_WRITING),
    "prlimit64": (302, _FIRST, 0xFFFFFFFF),  # of this process, 0, and of no other
}


class _Program(ctypes.Structure):
    """struct sock_fprog."""

    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def confine() -> tuple[str, ...]:
    """Take from this process, for good, what parsing does not need; gives the names of what the kernel has for it."""
    if not sys.platform.startswith("linux"):
        return ()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return ()
    done = {LANDLOCK: _landlock(libc, code()), SECCOMP: _seccomp(libc)}
    return tuple(name for name in NAMES if done[name])


def code() -> tuple[Path, ...]:
    """The folders of Python, of its packages and of this one, and of time zones: what a parser may read late."""
    paths = sysconfig.get_paths()
    installed = (Path(paths[kind]) for kind in ("stdlib", "platstdlib", "purelib", "platlib"))
    return (*dict.fromkeys(installed), Path(__file__).parents[1], *map(Path, zoneinfo.TZPATH))


def _landlock(libc: ctypes.CDLL, readable: Iterable[Path]) -> bool:
    """Leave this process only files beneath some folders, to read; and neither TCP nor, by name, sockets or signals."""
    version = libc.syscall(_CREATE_RULESET, None, 0, _ASK_VERSION)
    if version < 1:
        return False
    rights = max(count for since, count in _RIGHTS_BY_VERSION if version >= since)
    asked = struct.pack("=Q", (1 << rights) - 1)
    if version >= _TCP_SINCE:
        asked += struct.pack("=Q", _CONNECT_AND_BIND)
    if version >= _SCOPE_SINCE:
        asked += struct.pack("=Q", _SOCKETS_AND_SIGNALS)
    rules = libc.syscall(_CREATE_RULESET, asked, len(asked), 0)
    if rules < 0:
        return False
    try:
        for folder in filter(Path.is_dir, readable):
            opened = os.open(folder, os.O_PATH | os.O_CLOEXEC)
            libc.syscall(_ADD_RULE, rules, _BENEATH, struct.pack("=Qi", _READ, opened), 0)
            os.close(opened)
        return bool(libc.syscall(_RESTRICT_SELF, rules, 0) == 0)
    finally:
        os.close(rules)


def _seccomp(libc: ctypes.CDLL) -> bool:
    """Leave this process the calls of `_ALLOWED`, and those of `_WITHOUT`: files to read, limits of its own."""
    if platform.machine() != "x86_64" or ctypes.sizeof(ctypes.c_void_p) != 8:
        return False
    steps = b"".join(_steps())
    program = _Program(len(steps) // 8, steps)
    return bool(libc.syscall(_SECCOMP, 1, 0, ctypes.byref(program)) == 0)


def _steps() -> Iterator[bytes]:
    """The filter, an instruction of classic BPF each; jumps count the instructions that they pass over."""

    def step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
        return struct.pack("=HBBI", code, if_true, if_false, value)

    yield step(_LOAD, _ARCHITECTURE)
    yield step(_EQUAL, _X86_64, 1, 0)
    yield step(_GIVE, _REFUSE)
    yield step(_LOAD, _NUMBER)
    for number in _ALLOWED.values():
        yield step(_EQUAL, number, 0, 1)
        yield step(_GIVE, _ALLOW)
    for number, argument, bits in _WITHOUT.values():
        yield step(_EQUAL, number, 0, 4)
        yield step(_LOAD, argument)
        yield step(_ANY_BIT, bits, 1, 0)
        yield step(_GIVE, _ALLOW)
        yield step(_GIVE, _REFUSE)
    yield step(_GIVE, _REFUSE)
