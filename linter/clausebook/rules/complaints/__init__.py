"""Rules about complaints."""
