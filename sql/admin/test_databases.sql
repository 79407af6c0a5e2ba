-- The databases of tests and the templates that they are copied from.
SELECT datname::text FROM pg_database WHERE datname ~ '^hd_(test|template)_';
