"""`python -m tpm`."""

import sys

from tpm.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
