// The box for a new ticket. It goes through the outbox like every message: kept when offline, sent once, and its text comes
// back into the box if the server refuses it. What waits is shown above the box's own tickets.

import { acts, clone, part, put, reconcile, show } from "./template.js";
import { guessAlong } from "./guess.js";
import { NewTicketFiles } from "./new-ticket-files.js";
import { mountSimilar } from "./similar.js";
import { refusal } from "./words.js";
import { say } from "./say.js";
import { showDelivery } from "./log-view.js";
import { toast } from "./toast.js";

const DRAFT = "new";
const MOST_CHARS = 10_000;

/** Binds the form and the list of waiting tickets below `root`. */
export function mountNewTicket(root, { connection, outbox, keep }) {
  const form = part(root, "new-ticket");
  const pending = part(root, "pending");
  const box = form.elements.description;
  const mine = new Set();
  const files = new NewTicketFiles(form, outbox);

  if (!box.value) box.value = keep.draft(DRAFT);
  guessAlong(box, part(form, "guess"));
  mountSimilar(form);
  box.addEventListener("input", () => { keep.keepDraft(DRAFT, box.value); errors({}); });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) form.requestSubmit();
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  acts(form, { unfollow: () => { follow(null); box.focus(); } });
  acts(pending, {
    retry: (event, el) => { const cid = cidOf(el); mine.add(cid); outbox.retry(cid); },
    discard: (event, el) => outbox.take(cidOf(el)),
    rewrite: (event, el) => restore(outbox.take(cidOf(el))),
  });
  outbox.addEventListener("change", showPending);
  connection.addEventListener("state", showPending);
  outbox.addEventListener("ack", ({ detail: { entry, ticket } }) => {
    if (entry.op !== "create") return;
    if (mine.has(entry.cid)) return files.deliver(entry.cid, ticket).then(() => location.assign(`/tickets/${ticket}`));
    toast(say("ticket-arrived", { id: ticket }), { label: say("open"), action: () => location.assign(`/tickets/${ticket}`) });
  });
  outbox.addEventListener("refused", ({ detail: { entry, error } }) => {
    if (entry.op !== "create" || !mine.has(entry.cid) || box.value.trim()) return;
    restore(outbox.take(entry.cid));
    errors(error);
  });
  showPending();

  function submit() {
    const value = (name) => form.elements[name].value.trim();
    const description = value("description");
    const chars = Array.from(description).length;
    if (!description) return errors({ field: "description", text: say("description-empty") });
    if (chars > MOST_CHARS) return errors({ field: "description", text: say("too-many-characters", { most: MOST_CHARS, chars }) });
    const follows = Number(form.elements.follows.value) || undefined;
    const cid = outbox.send({ op: "create", description, location: { building: value("building") || null, room: value("room") || null }, follows });
    if (!cid) return errors({ field: "description", text: say("outbox-full") });
    mine.add(cid);
    files.hold(cid);
    form.reset();
    box.value = "";
    for (const name of ["building", "room"]) form.elements[name].value = "";
    follow(null);
    keep.keepDraft(DRAFT, "");
    show(part(form, "guess"), false);
  }

  function restore(entry) {
    if (!entry) return;
    box.value = [entry.fields.description, box.value].filter((text) => text.trim()).join("\n\n");
    form.elements.building.value ||= entry.fields.location?.building ?? "";
    form.elements.room.value ||= entry.fields.location?.room ?? "";
    follow(entry.fields.follows);
    box.dispatchEvent(new Event("input"));
    box.focus();
  }

  // The reference goes out with its ticket, and comes back with its text.
  function follow(ticket) {
    form.elements.follows.value = ticket ?? "";
    put(form, "follows", ticket ? say("follow-up-of", { id: ticket }) : "");
    show(part(form, "follows"), Boolean(ticket));
  }

  function showPending() {
    const waiting = outbox.entries.filter((entry) => entry.op === "create");
    show(pending, waiting.length > 0);
    const context = { online: outbox.online, writable: true };
    reconcile(pending, waiting, {
      key: (entry) => entry.cid,
      make: (entry) => {
        const el = clone("t-pending-ticket");
        put(el, "text", entry.fields.description);
        return el;
      },
      update: (el, entry) => showDelivery(el, { entry }, context),
    });
    const offline = waiting.some((entry) => mine.has(entry.cid)) && !outbox.online;
    show(put(form, "state", offline ? say("kept-on-device") : ""), offline);
  }

  function errors(error) {
    const field = ["building", "room"].includes(error.field) ? error.field : "description";
    const text = error.code ? refusal(error) : error.text;
    for (const line of form.querySelectorAll("[data-error]")) {
      const on = Boolean(text) && line.dataset.error === field;
      show(line, on);
      form.elements[line.dataset.error].setAttribute("aria-invalid", String(on));
      if (on) put(line, "error", text);
    }
    if (text) form.elements[field].focus();
  }
}

function cidOf(el) {
  return el.closest("[data-cid]").dataset.cid;
}
