"""Who is covered, and how a claim begins."""
