"""How the law counts days: holidays, business days, and the days service adds."""
