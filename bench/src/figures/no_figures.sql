CREATE OR REPLACE FUNCTION hd.figures(changes hd.step[]) RETURNS void LANGUAGE plpgsql AS 'BEGIN END';
CREATE OR REPLACE FUNCTION hd.respond(tickets bigint[], opened timestamptz[], answered timestamptz[]) RETURNS void LANGUAGE plpgsql AS 'BEGIN END';
