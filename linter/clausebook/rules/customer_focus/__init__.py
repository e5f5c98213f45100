"""Rules about customers, their segments and needs, and leadership for them."""
