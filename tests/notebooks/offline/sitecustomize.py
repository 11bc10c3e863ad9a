"""Cut the network off from every Python that has this folder on its PYTHONPATH, kernels too.

Python imports a module of this name by itself when it starts. An audit hook sees every connection and every
look-up of an address, whichever library asks, and cannot be taken away again.
"""

import sys

CONNECTIONS = {"socket.connect", "socket.sendto", "socket.sendmsg"}  # arguments: socket, address
LOOK_UPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}  # arguments: host, …
LOOPBACK = {None, "", "localhost", "::1", "0.0.0.0"}


def refuse_the_network(event: str, arguments: tuple) -> None:
    """Raise OSError where a connection or look-up leaves this machine."""
    if event in CONNECTIONS:
        address = arguments[1]
        if not isinstance(address, tuple):
            return  # a file on this machine, or a socket that is connected already
        host = address[0]
    elif event in LOOK_UPS:
        host = arguments[0]
    else:
        return
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host not in LOOPBACK and not str(host).startswith("127."):
        raise OSError("tests run with the network cut off")


sys.addaudithook(refuse_the_network)
