// GET /tickets: the box for a new ticket and the lists.

import { mountNewTicket } from "./new-ticket.js";
import { mountRecentlyClosed } from "./recently-closed.js";
import { part } from "./template.js";
import { startPage } from "./page.js";
import { TicketLists } from "./tickets.js";

const root = part(document, "tickets");
const page = await startPage();
mountNewTicket(root, page);
mountRecentlyClosed(root, page.connection);
const lists = new TicketLists(root, page);
page.outbox.addEventListener("ack", () => lists.refresh());
