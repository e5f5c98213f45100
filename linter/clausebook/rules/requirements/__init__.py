"""Rules about requirements for products and services."""
