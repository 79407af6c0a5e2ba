-- A template under its final name: from now on it may be copied.
ALTER DATABASE {name} RENAME TO {to};
