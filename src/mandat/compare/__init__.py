"""Two workspaces, and what people have to know about the way from one to the other. Nothing here has words of its own."""
