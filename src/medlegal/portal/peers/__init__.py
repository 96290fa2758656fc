"""What the physicians and the company share: announcements, events, files, topics and cards."""
