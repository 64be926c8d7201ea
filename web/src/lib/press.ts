const PRESSES = ["mousedown", "mouseup", "click", "dblclick"];

/**
 * Who presses twice means one thing. What the first press made slide under the pointer, a second question or an Undo,
 * does not get the second press, nor the focus.
 */
export function guardPresses(page: EventTarget) {
  let meant: Element | null = null;

  function guard(event: Event) {
    const { target, detail: count } = event as MouseEvent;
    const pressed = thingOf(target);
    if (count > 1 && pressed !== meant) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.type === "mousedown") {
      meant = pressed;
    }
  }

  for (const type of PRESSES) page.addEventListener(type, guard, { capture: true });
}

/** What can be pressed, whatever part of it the pointer is over; else the very element. */
function thingOf(target: EventTarget | null): Element | null {
  const element = target as Element | null;
  return element?.closest("button, a, label, [role], input, textarea, select") ?? element;
}
