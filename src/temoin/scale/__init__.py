"""Running a given function over shards: in this process or on a pool."""
