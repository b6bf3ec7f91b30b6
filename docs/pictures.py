"""Make the pictures of the README from the examples anew: `make pictures`. It needs `pdftoppm` (of poppler-utils).

Each is the first page of a PDF. Look at them before you commit.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from mandat.cli.app import run

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
RESOLUTION = "80"
COMMANDS = {
    "mandate": ("document", "utskriving", "--on", "2026-04-16"),
    "agenda": ("agenda", "utskriving", "utskriving-2026-2", "--on", "2026-04-16"),
    "minutes": ("minutes", "utskriving", "utskriving-2025-2", "--on", "2025-09-10"),
}
"""What each picture shows: the command that makes the document."""


def main() -> int:
    """Write every picture; 1 if a document cannot be made."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        for name, command in COMMANDS.items():
            pdf = Path(folder) / f"{name}.pdf"
            if run(["-C", str(ROOT / "examples"), *command, "-o", str(pdf)]):
                return 1
            page = ["pdftoppm", "-png", "-r", RESOLUTION, "-f", "1", "-singlefile"]
            subprocess.run([*page, str(pdf), str(PICTURES / name)], check=True)  # noqa: S603  the PDF that was just made
    return 0


if __name__ == "__main__":
    sys.exit(main())
