// One file on its way to its ticket. `fetch` tells no progress of what goes out, so this is an XMLHttpRequest.

import { Problem } from "./api.js";

/** Nothing moved for so long: the line is dead, whatever it says. */
const STALLED_MS = 30_000;

/** Sends a file; resolves to {id, name, media_type, size}, rejects with a Problem (`offline`: no network). */
export function upload(ticket, blob, name, { progress, signal }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let stalled = 0;
    const moved = () => { clearTimeout(stalled); stalled = setTimeout(() => request.abort(), STALLED_MS); };
    const lost = () => reject(new Problem({ code: "offline", status: 0, detail: "offline" }));
    request.upload.onprogress = (event) => { moved(); progress(event.total > 0 ? event.loaded / event.total : 0); };
    request.onload = () => (request.status === 201 ? resolve(request.response) : reject(problemOf(request)));
    request.onerror = lost;
    request.onabort = lost;
    request.onloadend = () => clearTimeout(stalled);
    signal.addEventListener("abort", () => request.abort());
    request.open("POST", `/api/v1/tickets/${ticket}/attachments`);
    request.responseType = "json";
    const form = new FormData();
    form.append("file", blob, name);
    request.send(form);
    moved();
  });
}

function problemOf(request) {
  const wait = Number(request.getResponseHeader("Retry-After"));
  return new Problem({ code: "internal", detail: request.statusText, ...request.response, status: request.status, retry_ms: wait > 0 ? wait * 1000 : undefined });
}
