-- The database of a new private cluster.
CREATE DATABASE helpdesk;
