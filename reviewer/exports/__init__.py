"""What leaves a matter: one module a product, and the writers they share."""
