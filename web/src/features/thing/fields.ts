import { sayDate } from "../../lib/dates";
import type { Area, Pillar, Project, Task } from "../../lib/records";
import { sayRule } from "../../lib/recurrence";
import { type Level, readMinutes, sayMinutes } from "../../lib/things";

export type Thing = Partial<Task & Project & Area & Pillar>;

/** Dates of other years are shown with theirs. */
const NOW = new Date().toISOString();

/** A field of a panel. `show` is the value as one reads and edits it, `read` what the server is given; undefined is refused. */
export interface Field {
  name: string;
  label: string;
  input: "line" | "long" | "choice" | "colour" | "check";
  show: (thing: Thing) => string;
  read: (words: string) => unknown;
  placeholder?: string;
  options?: readonly (readonly [value: string, label: string])[];
}

const line = (name: string, label: string, show: Field["show"], placeholder = ""): Field => ({
  ...{ name, label, input: "line", show, placeholder },
  read: (words) => words || null,
});

const choice = (name: keyof Thing, label: string, options: Field["options"] = []): Field => ({
  ...{ name, label, input: "choice", options },
  show: (thing) => String(thing[name] ?? ""),
  read: (words) => words || null,
});

const long = (name: keyof Thing, label: string, placeholder: string): Field => ({
  ...{ name, label, input: "long", placeholder },
  show: (thing) => String(thing[name] ?? ""),
  read: (words) => words,
});

const minutes = (name: "estimate_minutes" | "actual_minutes", label: string, field: string): Field => ({
  ...{ name: field, label, input: "line", placeholder: "1 h 30" },
  show: (thing) => (thing[name] == null ? "" : sayMinutes(thing[name])),
  read: (words) => (words ? (readMinutes(words) ?? undefined) : null),
});

const number = (name: keyof Thing, label: string, placeholder: string): Field => ({
  ...{ name, label, input: "line", placeholder },
  show: (thing) => String(thing[name] ?? ""),
  read: (words) => (words ? (Number.isFinite(Number(words)) ? Number(words) : undefined) : null),
});

const TAGS: Field = {
  ...{ name: "tags", label: "Tags", input: "line", placeholder: "errands, home" },
  show: ({ tags }) => (tags ?? []).join(", "),
  read: (words) =>
    words
      .split(",")
      .map((tag) => tag.trim().replace(/^#/, ""))
      .filter(Boolean),
};

const METRICS: Field = {
  ...{ name: "success_metrics", label: "Success is", input: "long", placeholder: "One measure a line" },
  show: ({ success_metrics }) => (success_metrics ?? []).join("\n"),
  read: (words) =>
    words
      .split("\n")
      .map((metric) => metric.trim())
      .filter(Boolean),
};

const PRIORITY = choice("priority", "Priority", [
  ["high", "High"],
  ["medium", "Medium"],
  ["low", "Low"],
]);
const IMPORTANCE: Field = {
  ...choice("importance", "Importance", [
    ["5", "5 · matters most"],
    ["4", "4"],
    ["3", "3"],
    ["2", "2"],
    ["1", "1 · matters least"],
  ]),
  read: Number,
};
const EMBLEM: Field = {
  ...line("icon", "Icon", ({ icon }) => icon ?? "", "One sign: 🌿"),
  read: (words) => words,
};
const COLOUR: Field = {
  ...{ name: "colour", label: "Colour", input: "colour", show: ({ colour }) => colour ?? "" },
  read: (words) => words,
};
const SHARE = number("time_allocation", "Share of time", "percent");
const DUE = line(
  "due",
  "Due",
  ({ due_date, due_time }) => (due_date ? sayDate(due_date, due_time, NOW) : ""),
  "friday 3pm",
);
const START = line(
  "start",
  "Start",
  ({ start_date, start_time }) => (start_date ? sayDate(start_date, start_time, NOW) : ""),
  "next monday",
);
const DESCRIPTION = long("description", "", "Notes");

/** What each level's panel shows, in order. */
export const FIELDS: Record<Level, readonly Field[]> = {
  task: [
    choice("status", "Status", [
      ["todo", "To do"],
      ["in_progress", "In progress"],
      ["review", "In review"],
      ["completed", "Done"],
    ]),
    DUE,
    START,
    {
      ...line("recurrence", "Repeat", ({ recurrence, after_completion }) =>
        recurrence ? sayRule(recurrence, after_completion) : "",
      ),
      placeholder: "every other tuesday",
      read: (words) => words || "none",
    },
    PRIORITY,
    choice("energy", "Energy", [
      ["", "—"],
      ["high", "High"],
      ["medium", "Medium"],
      ["low", "Low"],
    ]),
    choice("kind", "Kind", [
      ["", "—"],
      ["deep_work", "Deep work"],
      ["creative", "Creative"],
      ["planning", "Planning"],
      ["admin", "Admin"],
      ["routine", "Routine"],
    ]),
    minutes("estimate_minutes", "Estimate", "estimate"),
    minutes("actual_minutes", "It took", "actual"),
    TAGS,
    {
      ...{ name: "subtasks_required", label: "Subtasks first", input: "check" },
      show: ({ subtasks_required }) => (subtasks_required ? "yes" : "no"),
      read: (words) => words === "yes",
    },
    long("notes", "", "Notes"),
  ],
  project: [
    choice("status", "Status", [
      ["not_started", "Not started"],
      ["in_progress", "In progress"],
      ["on_hold", "On hold"],
      ["completed", "Done"],
    ]),
    DUE,
    START,
    PRIORITY,
    IMPORTANCE,
    TAGS,
    EMBLEM,
    COLOUR,
    METRICS,
    DESCRIPTION,
  ],
  area: [IMPORTANCE, SHARE, EMBLEM, COLOUR, DESCRIPTION],
  pillar: [
    SHARE,
    EMBLEM,
    COLOUR,
    long("vision", "Vision", "What it looks like when this goes well"),
    METRICS,
    DESCRIPTION,
  ],
};
