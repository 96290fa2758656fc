"""Where the company's people and the practices' managers oversee the work: figures, people, contracts, community."""
