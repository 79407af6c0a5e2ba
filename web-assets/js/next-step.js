// The only legal next step of a ticket, for the helpdesk: Take on an open one, Close on an active one, nothing on a closed
// one. Two take at once: the loser hears who was faster and keeps the draft. A step that is under way cannot be pressed twice,
// and a step that has just taken the place of another cannot be clicked yet: closing cannot be undone, and whoever wanted to
// take (or clicked twice) must not close. A key names its step, so it cannot mean the other one and does not wait.

import { fasterWords, lastStep } from "./race.js";
import { refusal } from "./words.js";
import { say } from "./say.js";
import { toast } from "./toast.js";

/** A step that appears under the pointer waits this long; a double click is over by then. */
const SETTLE_MS = 1_000;
/** The refusal may come before the event that caused it; waiting longer for a name is not worth it. */
const NAME_MS = 2_000;

/** Fills `slot` for a mounted thread; returns {run} for a key: run("take"|"close") does it if it is the legal step. */
export function mountStep(slot, thread) {
  const button = document.createElement("button");
  button.type = "button";
  const label = document.createElement("span");
  const key = document.createElement("kbd");
  key.className = "wide-only";
  button.append(label, key);
  slot.replaceChildren(button);
  let busy = null; // the step that is under way: its name, and `done`, which says whether it succeeded
  let shown = null;
  let settling = false;

  const steps = {
    open: { name: "take", to: "active", label: "step-take", key: "A", kind: "button button--primary", doing: "step-taking", run: take },
    active: { name: "close", to: "closed", label: "step-close", key: "E", kind: "button", doing: "step-closing", run: () => thread.ask({ op: "status", to: "closed" }) },
  };
  const step = () => (thread.gone ? undefined : steps[thread.ticket?.status]);

  async function take() {
    await thread.ask({ op: "status", to: "active" });
    await thread.ask({ op: "assign", to: "me" });
  }

  function show() {
    const now = step();
    button.hidden = !now;
    if (!now) return;
    if (shown && shown !== now) settle();
    shown = now;
    button.className = now.kind;
    button.setAttribute("aria-disabled", String(Boolean(busy) || settling));
    label.textContent = say(busy?.name === now.name ? now.doing : now.label);
    key.textContent = now.key;
    key.hidden = busy?.name === now.name;
  }

  function settle() {
    settling = true;
    setTimeout(() => { settling = false; show(); }, SETTLE_MS);
  }

  async function run(name) {
    const now = step();
    if (!now || (name ? name !== now.name : busy || settling)) return;
    if (busy) { // taking is two commands; who presses E between them closes after the second
      if (busy.name !== name && await busy.done) run(name);
      return;
    }
    busy = { name: now.name, done: attempt(now) };
    show();
    await busy.done;
    busy = null;
    show();
  }

  async function attempt(now) {
    try {
      await now.run();
      return true;
    } catch (error) {
      if (error.code === "closed") await sayFaster(thread, "closed");
      else if (error.code === "bad_transition") await sayFaster(thread, now.to);
      else toast(refusal(error));
      return false;
    }
  }

  button.addEventListener("click", () => run());
  thread.addEventListener("change", show);
  thread.addEventListener("gone", show);
  show();
  return { run };
}

// Who was faster stands in the log, at once or in a moment.
async function sayFaster(thread, to) {
  if (!lastStep(thread.state.events, to) && !thread.gone) {
    await new Promise((resolve) => {
      setTimeout(resolve, NAME_MS);
      thread.addEventListener("change", resolve, { once: true });
      thread.addEventListener("gone", resolve, { once: true });
    });
  }
  toast(fasterWords(lastStep(thread.state.events)));
}
