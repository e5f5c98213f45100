"""Rules about quality objectives and the indicators that measure them."""
