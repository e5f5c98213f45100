"""Rules about what laws, permits and agreements oblige to."""
