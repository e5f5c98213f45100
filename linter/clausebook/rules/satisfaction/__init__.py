"""Rules about hearing customers and about surveys."""
