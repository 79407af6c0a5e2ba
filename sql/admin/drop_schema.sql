-- Everything that the migrations made. Only tests use it.
DROP SCHEMA hd CASCADE;
