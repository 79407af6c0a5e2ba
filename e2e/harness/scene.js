// A campus on an ordinary morning, for the tests that look at pages: tickets of each category and status, a conversation
// with a note, long words, an empty place. Written through the public API, like everything else.

import { Caller } from "./api.js";

const CHAT = [
  ["user", "Good morning, it stopped between the second and the third floor."],
  ["desk", "Thank you for telling us. I am calling the elevator company right now."],
  ["user", "Somebody is inside and says that the light still works."],
  ["note", "Spare key for the machine room is with the porter."],
  ["desk", "They arrive within twenty minutes. Please stay near the door and keep talking, that helps more than anything else."],
  ["user", "Will do!"],
];

/** Fills the server as two people who are in; resolves to {open, active, closed}: the numbers of tickets worth looking at. */
export async function morning(requester, staff) {
  const [user, desk] = [Caller.as(requester), Caller.as(staff)];
  const make = async (text, building, room) => (await user.create(text, { building, room })).id;

  const closed = await make("The window in the reading room does not close", "Library", "Reading room");
  await desk.take(closed);
  await desk.say(closed, "A carpenter was there, it closes again.");
  await desk.close(closed);

  const active = await make("The elevator in the library is stuck between floors", "Library", "2.14");
  await desk.take(active);
  for (const [who, text] of CHAT) {
    if (who === "note") await desk.note(active, text);
    else await (who === "user" ? user : desk).say(active, text);
  }
  await make("The Wi-Fi in the dormitory drops every few minutes since yesterday evening", "Dormitory C", "318");
  await make("The cafeteria was out of vegetarian food at noon, for the third time this week", "Cafeteria", null);
  await make("Projector: HDMI_input_not_recognised_after_the_latest_firmware_update_of_the_lecture_hall_equipment", null, null);
  const open = await make("I cannot log in to the exam portal, it says that my password expired", "Main building", "110");
  return { open, active, closed };
}

/** Every page there is: name, who looks, path, and what must stand there before it counts as loaded. */
export function pages({ open, active, closed }) {
  const page = (name, role, path, ready) => ({ name, role, path, ready });
  return [
    page("entry", null, "/", { role: "heading", name: "Something on campus not working?" }),
    page("tickets", "user", "/tickets", { role: "heading", name: "My tickets" }),
    page("new", "user", "/tickets/new?building=Library&room=2.14&text=The+heating+is+off", { role: "textbox", name: "What is wrong, and where?" }),
    page("thread", "user", `/tickets/${active}`, { role: "textbox", name: "Message" }),
    page("closed", "user", `/tickets/${closed}`, { role: "link", name: "My tickets" }),
    page("problem", "user", "/tickets/987654321", { role: "main" }),
    page("thread-desk", "helpdesk", `/tickets/${active}`, { role: "textbox", name: "Message" }),
    page("queue", "helpdesk", "/queue", { role: "link", name: /exam portal/ }),
    page("queue-thread", "helpdesk", `/queue?ticket=${open}`, { role: "textbox", name: "Reply" }),
    page("queue-closed", "helpdesk", "/queue?view=closed", { role: "main" }),
    page("posters", "helpdesk", "/posters?place=building%3DLibrary%26room%3D2.14", { role: "region", name: "Posters" }),
    page("dashboard", "helpdesk", "/analytics", { role: "heading", name: "Analytics" }),
  ];
}

/** Opens one of them and waits for its content. */
export async function open(person, { path, ready: { role, name } }) {
  await person.page.goto(path);
  await person.page.getByRole(role, name ? { name } : {}).first().waitFor({ timeout: 10_000 });
  await person.page.evaluate(() => document.fonts.ready);
}
