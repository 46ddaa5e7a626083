"""`python -m tpm`."""

import sys
from io import TextIOWrapper

from tpm.cli.main import main

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):  # a console of Windows may be in another encoding
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    sys.exit(main())
