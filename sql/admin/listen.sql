-- Hears the hints of all nodes.
LISTEN helpdesk;
