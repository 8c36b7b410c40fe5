"""`python -m wireproof` is `wireproof`."""

from wireproof.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
