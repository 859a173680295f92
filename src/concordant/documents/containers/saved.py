"""What browsers save beside a page: a folder of its pictures and scripts, which holds no report."""

from collections.abc import Collection

# How browsers call the folder, in the languages they speak.
_FOLDERS = (
    "_files",
    ".files",
    "_fichiers",
    "-fichiers",
    "_Dateien",
    "-Dateien",
    "_archivos",
    "_bestanden",
    "_file",
)
_PAGES = (".html", ".htm", ".xhtml", ".mht", ".mhtml")


def is_beside(folder: str, names: Collection[str]) -> bool:
    """Whether a folder belongs to a saved page among the ``names`` beside it."""
    stems = {folder.removesuffix(ending) for ending in _FOLDERS if folder.endswith(ending)}
    return any(f"{stem}{page}" in names for stem in stems for page in _PAGES)


def beside(path: str, paths: Collection[str]) -> bool:
    """Whether a file lies in such a folder; both by their paths, parted by slashes."""
    parts = path.split("/")
    return any(is_beside("/".join(parts[: n + 1]), paths) for n in range(len(parts) - 1))
