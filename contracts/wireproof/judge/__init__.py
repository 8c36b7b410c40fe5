"""What the oracle is put together from: the wire taken apart, and a judge for each part of it."""
