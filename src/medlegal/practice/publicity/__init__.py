"""What the company makes public: its pages, its physicians' profiles, and what strangers ask."""
