-- An upload begins, if its ticket takes files and there is room for what it announces.

--! begin_upload
SELECT hd.begin_upload(
    :new_id,
    :of_ticket,
    :of_person,
    :new_name,
    :new_type,
    :announced,
    :person_most,
    :ticket_most
);
