"""What a person clicks and what it stands on: life cycle, bridge, storage, reports, and the pure core."""
