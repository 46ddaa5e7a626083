"""Customer touchpoint management: capture, target, improve and monitor every contact a customer has."""
