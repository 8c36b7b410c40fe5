# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""What every client is made of: copied unchanged into its package, where only the module `api` is another one."""
