-- What people write, as the classifier's corpus has it.
CREATE TABLE corpus (n int PRIMARY KEY, category text NOT NULL, text text NOT NULL);
