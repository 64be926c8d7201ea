import { palette } from "../lib/palette";
import { go, LIFE, openNewThread, openThread, type View } from "../lib/place";
import { chooseTheme, theme } from "../lib/theme";
import { openSearch } from "../lib/wish";
import type { IconName } from "../ui/Icon";

export interface Command {
  name: string;
  /** Other words by which it is found. */
  words: string;
  icon: IconName;
  keys?: string;
  run: () => void;
}

const view = (name: string, to: View, icon: IconName, words = ""): Command => ({
  name,
  words,
  icon,
  run: () => go(to),
});

/** Everything the palette can do beside adding and finding. */
export const COMMANDS: readonly Command[] = [
  view("Today", "today", "today", "now priorities"),
  { ...view("Plan my day", "plan", "day", "schedule blocks hours timetable energy"), keys: "P" },
  { ...view("Journal", "journal", "journal", "diary write entry mood reflection streak"), keys: "J" },
  {
    name: "Search everything",
    words: "find recall meaning where when",
    icon: "search",
    keys: "S",
    run: () => openSearch(),
  },
  { ...view("Memory", "memory", "memory", "what aurum knows about me remember forget facts"), keys: "M" },
  view("Notes", "notes", "note", "texts files given memory"),
  view("Upcoming", "upcoming", "calendar", "week agenda days"),
  view("Tree", "tree", "tree", "life pillars areas projects tasks"),
  {
    name: "Chat",
    words: "life thread message",
    icon: "chat",
    run() {
      openThread(LIFE);
      requestAnimationFrame(() => document.getElementById("message")?.focus());
    },
  },
  { name: "New chat", words: "side conversation thread", icon: "add", run: openNewThread },
  {
    ...view("Insights", "insights", "insight", "blackboard conclusions patterns forecasts"),
    keys: "I",
  },
  { ...view("Balance", "balance", "balance", "alignment shares time pillars goals"), keys: "B" },
  view("Weekly review", "review", "balance", "week look back moved stuck focus chart"),
  view("Standing intents", "intents", "insight", "watch when tell me ask me warn"),
  view(
    "Channels and check-ins",
    "channels",
    "settings",
    "telegram slack connect link quiet hours pause reminders",
  ),
  view("What went out", "ledger", "history", "deliveries reminders sent failed ledger stuck"),
  view("How priorities are weighed", "weights", "weigh", "weights rules sliders preferences learning"),
  view("Templates", "templates", "template", "use save"),
  view("History", "history", "history", "operations undo redo changes"),
  view("Trash", "trash", "trash", "deleted restore"),
  view("Settings", "settings", "settings", "calendar zone travel day end week"),
  view("Set up your life", "start", "bolt", "onboarding packs persona pillars"),
  {
    name: "Toggle theme",
    words: "dark light appearance",
    icon: "moon",
    run() {
      const dark =
        theme.get() === "dark" ||
        (theme.get() === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
      chooseTheme(dark ? "light" : "dark");
    },
  },
  { name: "Keys", words: "keyboard shortcuts help", icon: "ask", keys: "?", run: () => palette.set("keys") },
];
