import { source } from "../ui/Part";

/** Parts that several places show, each with a script of its own. */
export const TREE = source(async () => (await import("../features/tree/Tree")).Tree);
export const PANEL = source(async () => (await import("../features/thing/Panel")).Panel);
export const PALETTE = source(async () => (await import("../features/quick/Palette")).Palette);
export const KEYS = source(async () => (await import("./Keys")).Keys);
export const CHECK_IN = source(async () => (await import("../features/rounds/Waiting")).Waiting);
