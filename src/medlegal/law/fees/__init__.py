"""What a medical-legal evaluation pays, and what late payment adds."""
