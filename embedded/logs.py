KEEP_BYTES = 5_000_000


def open_log(folder, name):
    """The server's log file; a long one is put aside first, so that two files are all there ever is."""
    path = folder / "log" / f"{name}.log"
    path.parent.mkdir(mode=0o700, exist_ok=True)
    if path.exists() and path.stat().st_size > KEEP_BYTES:
        path.replace(path.with_suffix(".old"))
    return path.open("ab")
