"""What the company shows the world."""
