"""Behind the public site: its texts, what strangers asked, and what a practice lets the public read."""
