// Somebody who writes elsewhere all the time, so that nothing is left of what they may write.

/** Resolves once the server has said no; what it resolves to ends it. */
export async function spend(person, ticket) {
  let spending = true;
  let done = null;
  await new Promise((empty) => {
    done = (async () => {
      while (spending) {
        const answer = await person.context.request.post(`/api/v1/tickets/${ticket}/messages`, { data: { body: "and another thing" } });
        if (answer.status() === 429) empty();
      }
    })();
  });
  return () => { spending = false; return done; };
}
