"""Rating permanent disability: adjusting, combining, apportioning."""
