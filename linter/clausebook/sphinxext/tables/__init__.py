"""Tables of the manual as files beside their pages, and what they need on a narrow screen."""
