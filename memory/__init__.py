"""What Aurum remembers: Postgres, Valkey, SQL, records, errors."""
