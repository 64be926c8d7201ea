import { queries } from "../../lib/queries";
import type { Task } from "../../lib/records";
import { makeStore, rememberedStore } from "../../lib/store";
import { completionOf } from "../../lib/things";
import { act } from "../../ui/act";
import { type Life, moved, type Node, patched, UNFILED, without } from "./life";
import { bodyOf, type Kind, type Move } from "./moves";

/** Which lines were opened or closed by hand; kept from day to day. */
export const toggled = rememberedStore<readonly string[]>("aurum.tree", []);
/** How many tasks of a container are shown, where it is more than the first ones. */
export const shown = makeStore<ReadonlyMap<string, number>>(new Map());
export const withDone = makeStore(false);
export const withArchived = makeStore(false);
/** The line whose name is being written, by key. */
export const editing = makeStore<string | null>(null);
/** A line that is being added: a thing of some kind at the end of what a line holds (null: the top). */
export const adding = makeStore<{ kind: Kind; parent: string | null } | null>(null);
/** The line that is asked where it should go. */
export const moving = makeStore<Node | null>(null);
/** What was done here and is not yet known to be so at the server. */
export const pending = makeStore<readonly ((life: Life) => Life)[]>([]);

export const FIRST = 200;

/** Opens or closes a line; `open` says which, for a line that is closed at first. */
export function toggle(key: string, open?: boolean) {
  const known = toggled.get();
  const rest = known.filter((each) => each !== key);
  const isOpen = rest.length < known.length;
  if (open !== isOpen) toggled.set(isOpen ? rest : [...known, key]);
}

export function showMore(container: string) {
  shown.set(new Map(shown.get()).set(container, (shown.get().get(container) ?? FIRST) + 300));
  void queries.invalidateQueries({ queryKey: ["tasks", "in", container] });
}

/** Shows a change at once, and lets go of it when the server's own view of it is here. */
export async function soon(change: (life: Life) => Life, deed: Promise<unknown>) {
  pending.set([...pending.get(), change]);
  try {
    await deed;
  } finally {
    pending.set(pending.get().filter((each) => each !== change));
  }
}

const path = ({ kind, ref }: Pick<Node, "kind" | "ref">) => `/api/${kind}s/${ref}`;

export function rename(node: Node, name: string) {
  const words = name.trim();
  if (!words || words === node.name) return;
  const field = node.kind === "task" ? { title: words } : { name: words };
  const deed = act("PATCH", path(node), field, {
    said: `Renamed ${node.ref} to “${words}”`,
    nouns: [`${node.kind}s`],
  });
  void soon((life) => patched(life, node.ref, field), deed);
}

export function add(kind: Kind, parent: Node | null, name: string): Promise<unknown> {
  const words = name.trim();
  if (!words) return Promise.resolve();
  const field = kind === "task" ? { title: words } : { name: words };
  const under =
    parent && parent.key !== UNFILED && isPlace(parent) ? { [placeField(kind, parent)]: parent.ref } : {};
  const said = ({ ref }: { ref: string }) => `Added ${ref} ${words}`;
  return act<{ ref: string }>("POST", `/api/${kind}s`, { ...field, ...under }, { said, nouns: [`${kind}s`] });
}

function isPlace({ kind }: Node): boolean {
  return kind === "pillar" || kind === "area" || kind === "project" || kind === "task";
}

/** The field of a new thing that names where it lies. */
function placeField(kind: Kind, parent: Node): string {
  return kind === "task" && parent.kind === "task" ? "parent" : parent.kind;
}

export function complete(node: Node) {
  if (node.kind !== "task" || !node.record) return;
  const task = node.record as Task;
  const { method, path: to, verb } = completionOf(task);
  const deed = act(method, to, undefined, { said: `${verb}: ${node.name}` });
  const fields = task.completed_at ? { completed_at: null } : { completed_at: new Date().toISOString() };
  void soon((life) => patched(life, node.ref, fields), deed);
}

export function remove(node: Node) {
  const deed = act("DELETE", path(node), undefined, {
    said: `Deleted ${node.ref} ${node.name}`,
    nouns: [`${node.kind}s`],
  });
  void soon((life) => without(life, node.ref), deed);
}

export function archive(node: Node) {
  const archived = node.record?.archived_at != null;
  const deed = act(archived ? "DELETE" : "PUT", `/api/things/${node.ref}/archive`, undefined, {
    said: `${archived ? "Back from the archive" : "Archived"}: ${node.name}`,
    nouns: [`${node.kind}s`],
  });
  const at = archived ? null : new Date().toISOString();
  const gone = (life: Life) =>
    withArchived.get() || archived ? patched(life, node.ref, { archived_at: at }) : without(life, node.ref);
  void soon(gone, deed);
}

export function duplicate(node: Node) {
  const said = ({ ref }: { ref: string }) => `Duplicated as ${ref}`;
  void act<{ ref: string }>(
    "POST",
    `/api/things/${node.ref}/duplicate`,
    {},
    { said, nouns: [`${node.kind}s`] },
  );
}

export function perform(move: Move, name: string) {
  const where = move.into ? ` to ${move.into.name}` : "";
  const deed = act("PUT", `/api/things/${move.ref}/place`, bodyOf(move), {
    said: `Moved ${name}${where}`,
    nouns: [`${move.kind}s`],
  });
  void soon((life) => moved(life, move), deed);
  if (move.into?.key && move.into.kind !== "pillar" && move.into.kind !== "area") toggle(move.into.key, true);
}

/** Keeps a thing with all that lies under it as a template. */
export function saveAsTemplate(node: Node) {
  void act(
    "POST",
    "/api/templates",
    { thing: node.ref },
    {
      said: `Saved “${node.name}” as a template`,
      nouns: ["templates"],
    },
  );
}
