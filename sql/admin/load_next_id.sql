-- The number of the next ticket; read, not taken, so that a load that is given up leaves no gap.
SELECT CASE WHEN is_called THEN last_value + 1 ELSE last_value END FROM hd.tickets_id_seq
