// Grouping by hand: one ticket with others that are near it. Those that are in an incident already bring it along.

import { acts, clone, part, put, show } from "./template.js";
import { candidates, plan } from "./incident-store.js";
import { category, place } from "./words.js";
import { say } from "./say.js";

/** Tickets to choose from: what fits a phone without scrolling for long. */
const MOST = 12;

/** Opens the choice for a ticket; rows are the queue's. */
export function chooseGroup(ticket, rows, incidents) {
  const dialog = clone("t-incident-group");
  const list = part(dialog, "choices");
  const near = candidates(rows, ticket, MOST);
  put(dialog, "title", say("group-with", { id: ticket.id }));
  list.replaceChildren(...near.map((row) => choice(row, incidents.of(row.ticket))));
  show(part(dialog, "none"), near.length === 0);
  show(part(dialog, "form"), near.length > 0);
  const chosen = () => Array.from(list.querySelectorAll("input:checked"), (box) => Number(box.value));
  const fault = () => {
    if (chosen().length === 0) return say("group-choose-one");
    return plan(ticket.id, chosen(), (id) => incidents.of(id)) ? "" : say("group-different");
  };
  list.addEventListener("change", () => put(dialog, "fault", ""));
  part(dialog, "form").addEventListener("submit", async (event) => {
    event.preventDefault();
    put(dialog, "fault", fault());
    if (fault()) return;
    const incident = await incidents.group(plan(ticket.id, chosen(), (id) => incidents.of(id)));
    if (!incident) return;
    dialog.close();
    incidents.show(incident.id);
  });
  acts(dialog, { close: () => dialog.close() });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function choice(row, member) {
  const item = clone("t-incident-choice");
  item.querySelector("input").value = row.ticket;
  put(item, "tag", `#${row.ticket}`);
  put(item, "who", [member ? say("incident-number", { id: member.incident }) : "", row.requester.name, category(row.category).short, place(row.location)].filter(Boolean).join(" · "));
  put(item, "preview", row.preview);
  return item;
}
