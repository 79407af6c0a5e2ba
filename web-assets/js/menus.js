// Menus are native `<details>`: a click elsewhere or Escape closes them, and the focus goes back to what opened them.

/** Binds all menus of the page. */
export function mountMenus(root = document) {
  const open = () => Array.from(root.querySelectorAll("details.menu[open]"));
  addEventListener("pointerdown", (event) => open().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; }));
  addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && open().at(-1);
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
