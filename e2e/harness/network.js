// A network that is slow, or that somebody listens to. Nothing is lost or changed on it.

/** Holds back what the server says to this page's sockets between stop() and go(). Before the page opens one. */
export async function hold(page) {
  const late = [];
  let open = true;
  await page.routeWebSocket(/\/ws(\?|$)/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => (open ? socket.send(message) : late.push(() => socket.send(message))));
  });
  return {
    stop: () => { open = false; },
    go: () => { open = true; late.splice(0).forEach((deliver) => deliver()); },
  };
}

/** Writes down everything that the server says to a page, by socket or by HTTP, from now on: text() resolves to all of it. */
export function overhear(page) {
  const heard = [];
  page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => heard.push(String(payload))));
  page.on("response", (answer) => heard.push(answer.text().catch(() => ""))); // a redirect has no body
  return { text: async () => (await Promise.all(heard)).join("\n") };
}
