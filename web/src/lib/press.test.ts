import { expect, test } from "vitest";
import { guardPresses } from "./press";

/** Elements and their events, as far as presses go. */
class Thing {
  closest() {
    return this;
  }
}

function page() {
  const target = new EventTarget();
  guardPresses(target);
  return (type: string, on: Thing, detail: number) => {
    const event = Object.assign(new Event(type, { cancelable: true }), { detail });
    Object.defineProperty(event, "target", { value: on });
    target.dispatchEvent(event);
    return !event.defaultPrevented;
  };
}

test("the second press of a double press never reaches what slid under it", () => {
  const press = page();
  const [approve, undo] = [new Thing(), new Thing()];
  expect(press("mousedown", approve, 1)).toBe(true);
  expect(press("click", approve, 1)).toBe(true);
  expect(press("mousedown", undo, 2)).toBe(false);
  expect(press("click", undo, 2)).toBe(false);
  expect(press("mousedown", undo, 3)).toBe(false);
  expect(press("mousedown", undo, 1)).toBe(true);
});

test("a double press on one thing, and a press by keyboard, are left alone", () => {
  const press = page();
  const [word, other] = [new Thing(), new Thing()];
  expect(press("mousedown", word, 1)).toBe(true);
  expect(press("mousedown", word, 2)).toBe(true);
  expect(press("dblclick", word, 2)).toBe(true);
  expect(press("click", other, 0)).toBe(true);
});
