"""Runs a command in a terminal of its own: terminal.py COLUMNS LINES COMMAND ...

Standard input becomes the keys, standard output what the terminal shows.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios

size = struct.pack("HHHH", int(sys.argv[2]), int(sys.argv[1]), 0, 0)
child, terminal = pty.fork()
if child == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, size)
    # What runs in the background of a script ignores Ctrl-C, and so would all that it starts.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.execvp(sys.argv[3], sys.argv[3:])

keys = 0
watched = [terminal, keys]
while True:
    ready, _, _ = select.select(watched, [], [])
    if terminal in ready:
        try:
            shown = os.read(terminal, 65536)
        except OSError:
            shown = b""
        if not shown:
            break
        os.write(1, shown)
    if keys in ready:
        typed = os.read(keys, 65536)
        if typed:
            os.write(terminal, typed)
        else:
            watched.remove(keys)
            os.kill(child, signal.SIGKILL)

_, status = os.waitpid(child, 0)
sys.exit(os.waitstatus_to_exitcode(status) % 256)
