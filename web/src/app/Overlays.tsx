import { useEffect } from "react";
import { chord, isWriting } from "../lib/keys";
import { lastDone, lastTakenBack, redo } from "../lib/operations";
import { palette } from "../lib/palette";
import { go, type View } from "../lib/place";
import { useStore } from "../lib/store";
import { openSearch } from "../lib/wish";
import { sayProblem, undoAloud } from "../ui/act";
import { Icon } from "../ui/Icon";
import { Part } from "../ui/Part";
import { toast } from "../ui/toasts";
import { COMMANDS } from "./commands";
import { KEYS, PALETTE } from "./parts";

/** What lies over everything: quick add and the palette, the list of keys; and the keys that call them. */
export function Overlays() {
  const open = useStore(palette);
  useEffect(() => {
    // It is there before the first key of it is pressed.
    const soon = setTimeout(() => PALETTE.ready().catch(() => undefined), 200);
    return () => clearTimeout(soon);
  }, []);
  useEffect(() => {
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <>
      {(open === "all" || open === "add") && (
        <Part of={PALETTE} given={{ mode: open, commands: COMMANDS, close }} />
      )}
      {open === "keys" && <Part of={KEYS} given={{ close }} />}
    </>
  );
}

const VIEW_KEYS: Record<string, View> = { p: "plan", b: "balance", i: "insights", j: "journal", m: "memory" };

function close() {
  palette.set(null);
}

function onKeyDown(event: KeyboardEvent) {
  const key = event.key.toLowerCase();
  const chorded = event.metaKey || event.ctrlKey;
  if (chorded && key === "k" && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    palette.set(palette.get() === "all" ? null : "all");
  } else if (isWriting(event) || event.altKey) {
    return;
  } else if (chorded && key === "z") {
    event.preventDefault();
    void (event.shiftKey ? doAgain() : takeBack());
  } else if (chorded) {
    return;
  } else if (key === "q") {
    event.preventDefault();
    palette.set("add");
  } else if (VIEW_KEYS[key] && !event.shiftKey) {
    event.preventDefault();
    go(VIEW_KEYS[key]);
  } else if (key === "s" && !event.shiftKey) {
    event.preventDefault();
    openSearch();
  } else if (key === "?") {
    event.preventDefault();
    palette.set("keys");
  }
}

async function takeBack() {
  const operation = lastDone();
  if (operation) await undoAloud(operation);
  else toast("There is nothing of this tab to undo. The history has the rest.");
}

async function doAgain() {
  const operation = lastTakenBack();
  if (!operation) return toast("There is nothing to do again.");
  try {
    const { label } = await redo(operation);
    toast(`Done again: ${label}`);
  } catch (error) {
    sayProblem(error);
  }
}

/** The button beside the name: quick add, search and commands in one field. */
export function QuickButton() {
  return (
    <button
      type="button"
      className="quick-button"
      aria-label="Add or find"
      title={`Add or find (${chord("K")})`}
      onClick={() => palette.set("all")}
    >
      <Icon name="add" size={16} />
      <kbd>{chord("K")}</kbd>
    </button>
  );
}
