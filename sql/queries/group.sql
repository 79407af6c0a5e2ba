-- Grouping: see the functions.

--! open_incident : (incident?, ticket?)
SELECT outcome, incident, ticket FROM hd.open_incident(:author, :name, :cid, :tickets, :most);

--! join_incident : (incident?, ticket?)
SELECT outcome, incident, ticket FROM hd.join_incident(:incident, :tickets, :most);

--! leave_incident (ticket?)
SELECT hd.leave_incident(:incident, :ticket);

--! answer_incident
SELECT outcome, tickets FROM hd.answer_incident(:incident, :author, :cid, :words);
