// The log in the page: from the items of turns.js to nodes that stay as long as their key stays.

import { clock, dayName, full } from "./time.js";
import { clone, icon, mark, part, put, reconcile, show, slot } from "./template.js";
import { initial, refusal } from "./words.js";
import { showFiles } from "./file-view.js";
import { write } from "./links.js";
import { sentence } from "./sentences.js";
import { parts, say } from "./say.js";

/**
 * Shows the items. context = {online, writable, read: {to, words}}: whether an unsent one can go out, whether the ticket
 * takes it, up to which seq own ones were read and how that is said.
 */
export function showLog(log, items, context) {
  reconcile(log, items, { key: (item) => item.key, make: (item) => MAKE[item.type](item), update: (node, item) => UPDATE[item.type]?.(node, item, context) });
}

const MAKE = {
  day: () => clone("t-day"),
  unread: () => clone("t-unread-line"),
  event: ({ event }) => {
    const node = clone("t-event");
    const { sign: [kind, name], key, values } = sentence(event);
    const svg = slot(node, "icon");
    if (kind === "mark") mark(svg, name);
    else icon(svg, name);
    slot(node, "said").replaceChildren(...parts(key, strong(values)));
    put(node, "when", clock(event.at));
    return node;
  },
  note: () => clone("t-note"),
  turn: ({ own, author }) => {
    const node = clone("t-turn");
    if (own) {
      node.classList.add("turn--own");
      slot(node, "avatar").remove();
      node.querySelector(".turn__who").className = "sr"; // the side says it to eyes
      return node;
    }
    put(node, "avatar", initial(author.name)).classList.toggle("avatar--staff", author.role === "helpdesk");
    put(node, "name", author.name);
    return node;
  },
};

const UPDATE = {
  day: (node, { at }) => put(node, "text", dayName(at, Date.now())),
  note: (node, { event, entry }, context) => {
    write(slot(node, "body"), event ? event.data.body : entry.fields.body);
    put(node, "when", event ? say("by-at", { who: event.author.name, time: clock(event.at) }) : "");
    node.dataset.state = event ? "sent" : stateOf(entry, context);
    showDelivery(node, entry && { state: entry.state, entry, at: entry.sentAt }, context);
  },
  turn: (node, { own, author, at, said }, context) => {
    const who = own ? say("you") : author.role === "helpdesk" && say("helpdesk");
    put(node, "when", who ? say("by-at", { who, time: clock(at) }) : clock(at));
    const lastSent = said.findLast((bubble) => bubble.state === "sent");
    reconcile(part(node, "bubbles"), said, {
      key: (bubble) => bubble.key,
      make: (bubble) => {
        const el = clone("t-bubble");
        write(slot(el, "body"), bubble.body);
        showFiles(part(el, "bubble"), bubble.files);
        return el;
      },
      update: (el, bubble) => {
        const body = part(el, "bubble");
        if (own) body.dataset.state = bubble.entry ? stateOf(bubble.entry, context) : "sent";
        body.title = full(bubble.at, Date.now());
        showDelivery(el, own && (bubble.state !== "sent" || bubble === lastSent) ? bubble : null, context);
      },
    });
  },
};

/** Names and places stand out; numbers do not. */
function strong(values) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => {
    if (typeof value !== "string") return [name, value];
    const bold = document.createElement("b");
    bold.textContent = value;
    return [name, bold];
  }));
}

/** An unsent one is "queued" only while there is no connection; behind others it is on its way. */
function stateOf({ state }, { online }) {
  return state === "queued" && online ? "sending" : state;
}

/** The line below an own message: in words, with an icon; a failed one offers what can be done. Also of pending tickets. */
export function showDelivery(node, bubble, context) {
  if (!bubble) return part(node, "delivery")?.remove();
  const line = part(node, "delivery") ?? node.appendChild(clone("t-delivery"));
  const { entry, at, seq } = bubble;
  const sent = entry ? stateOf(entry, context) : "sent";
  const state = sent === "sent" && seq <= context.read?.to ? "seen" : sent;
  const [name, text] = {
    seen: ["checks", context.read?.words],
    queued: ["offline", say("delivery-queued")],
    sending: ["clock", say("delivery-sending")],
    sent: ["check", say("delivery-sent", { time: clock(at) })],
    failed: ["alert", entry?.error ? say("delivery-failed-because", { why: refusal(entry.error) }) : say("delivery-failed")],
  }[state];
  icon(line, name, "delivery-icon");
  put(line, "delivery", text);
  line.className = `delivery${state === "queued" ? " delivery--wait" : ""}${state === "failed" ? " delivery--failed" : ""}`;
  if (state === "failed") line.setAttribute("role", "alert");
  else line.removeAttribute("role");
  show(part(line, "acts"), state === "failed");
  if (!entry) return;
  node.dataset.cid = entry.cid;
  show(part(line, "again"), context.writable);
}
