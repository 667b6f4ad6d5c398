"""What the lens of ties reckons with: waves, the network of ties that count, trust, brokers and closures."""

__all__: list[str] = []
