"""People at the window: sign-in over everything, idle lock, who they are and what they may."""
