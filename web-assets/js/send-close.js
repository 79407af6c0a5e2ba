// Send and close: posts what stands in the box, and when that is durable, closes the ticket. If the post fails, or waits for
// a connection, nothing is closed. Offered only where closing is the legal next step.

import { part, show } from "./template.js";
import { fasterWords, lastStep } from "./race.js";
import { refusal } from "./words.js";
import { say } from "./say.js";
import { toast } from "./toast.js";

/** Longer than this without an answer is worth a word: it closes when the connection is back. */
const SLOW_MS = 1_500;

/** Binds the button below `root` for a mounted thread; answers the function that lets go. What was pressed goes on. */
export function mountSendAndClose(root, thread, { outbox }) {
  const form = part(root, "composer");
  const button = part(form, "send-close");
  const box = form.elements.body;
  const off = new AbortController();
  const { signal } = off;
  const offered = () => show(button, thread.ticket?.status === "active" && !thread.gone && !form.classList.contains("composer--note"));
  thread.addEventListener("change", offered, { signal });
  root.addEventListener("click", (event) => { if (event.target.closest("[data-mode]")) offered(); }, { signal });
  form.addEventListener("focusin", offered, { signal }); // a key may have turned the box into a note
  button.addEventListener("click", () => {
    const carries = part(form, "files").querySelector('[data-state]:not([data-state="refused"])');
    if (!box.value.trim() && !carries) return box.focus();
    const sent = nextPost(outbox, thread.id);
    form.requestSubmit();
    if (box.value.trim()) return sent.forget(); // it was refused on the spot and stays in the box
    closeAfter(sent.done, thread, outbox);
  }, { signal });
  offered();
  return () => off.abort();
}

/** The outcome of the message that is handed to the outbox next: done resolves to null or to why it was not sent. */
function nextPost(outbox, ticket) {
  const known = new Set(outbox.entries.map((entry) => entry.cid));
  const off = new AbortController();
  const done = new Promise((resolve) => {
    const listen = (type, outcome) => outbox.addEventListener(type, ({ detail }) => {
      const { entry } = detail;
      if (entry.ticket !== ticket || entry.op !== "post" || known.has(entry.cid)) return;
      off.abort();
      resolve(outcome(detail));
    }, { signal: off.signal });
    listen("ack", () => null);
    listen("refused", ({ error }) => error);
  });
  return { done, forget: () => off.abort() };
}

async function closeAfter(done, thread, outbox) {
  const slow = setTimeout(() => toast(say("send-close-slow", { id: thread.id })), SLOW_MS);
  const error = await done;
  clearTimeout(slow);
  if (error) return toast(say("send-close-unsent", { id: thread.id }));
  try {
    await outbox.ask({ ticket: thread.id, op: "status", to: "closed" });
    toast(say("send-close-done", { id: thread.id }));
  } catch (refused) {
    const late = refused.code === "closed" || refused.code === "bad_transition";
    toast(late ? fasterWords(lastStep(thread.state.events, "closed")) : say("send-close-refused", { id: thread.id, why: refusal(refused) }));
  }
}
