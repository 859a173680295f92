"""The web interface: pages that a server on this machine renders, and judgements made in them."""
