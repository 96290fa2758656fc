"""The guide for injured workers: plain sentences around what the law answers, in two languages."""
