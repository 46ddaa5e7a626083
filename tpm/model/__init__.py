"""The things the method speaks of. Standard library only; knows neither storage nor screen."""
