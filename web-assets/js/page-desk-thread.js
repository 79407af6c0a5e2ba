// GET /tickets/{id} of the helpdesk: the conversation, with the next step in the head and the tools, on the queue's keys.

import { focusSwitch, mountSwitch } from "./category-switch.js";
import { IncidentOfThread } from "./incident-thread.js";
import { Incidents } from "./incidents.js";
import { mountDeskComposer } from "./desk-composer.js";
import { mountKeys } from "./keys-sheet.js";
import { mountStep } from "./next-step.js";
import { startThreadPage } from "./thread-page.js";

const { root, page, thread } = await startThreadPage();
const step = mountStep(thread.step, thread);
mountSwitch(root, () => thread);
new IncidentOfThread(new Incidents(page)).follow(thread, root.querySelector(".thread-head"));
mountDeskComposer(root, thread, page);
mountKeys({ c: () => focusSwitch(root), a: () => step.run("take"), e: () => step.run("close"), r: () => thread.compose("post"), n: () => thread.compose("note"), Escape: () => document.activeElement?.blur() });
