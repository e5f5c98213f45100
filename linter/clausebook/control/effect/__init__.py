"""What is in force on a day, and what is still being worked on."""
