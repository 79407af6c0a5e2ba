-- Away with a database, whoever is connected to it.
DROP DATABASE IF EXISTS {name} WITH (FORCE);
