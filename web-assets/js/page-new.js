// GET /tickets/new: the box alone, prefilled from a link.

import { mountNewTicket } from "./new-ticket.js";
import { part } from "./template.js";
import { startPage } from "./page.js";

mountNewTicket(part(document, "tickets"), await startPage());
