import { sayDate, sayMoment } from "../../lib/dates";
import { sayMinutes } from "../../lib/things";

/** What a reasoning says under one name: a value, several, or rows with columns. */
export type Fact =
  | { name: string; kind: "value"; value: string }
  | { name: string; kind: "values"; values: string[] }
  | { name: string; kind: "rows"; columns: string[]; rows: string[][] };

type Json = Record<string, unknown>;

const NAMES: Record<string, string> = {
  n: "Sample",
  p: "Chance that it is chance",
  p_corrected: "The same, corrected for what else was tried",
  hypotheses: "Other patterns that were tried",
};

/** The facts of a reasoning in words, without those that say nothing. Groups are unfolded: "week › minutes". */
export function factsOf(reasoning: Json, under = ""): Fact[] {
  return Object.entries(reasoning).flatMap(([key, value]) => {
    const name = under ? `${under} › ${nameOf(key).toLowerCase()}` : nameOf(key);
    if (value === null || value === undefined || value === "") return [];
    if (Array.isArray(value)) return value.length > 0 ? [listOf(name, key, value)] : [];
    if (typeof value === "object") return factsOf(value as Json, name);
    return [{ name, kind: "value", value: say(key, value) }];
  });
}

function listOf(name: string, key: string, values: unknown[]): Fact {
  if (values.every(isPair)) {
    return { name, kind: "rows", columns: [], rows: values.map((row) => row.map((each) => say(key, each))) };
  }
  if (!values.every(isJson)) return { name, kind: "values", values: values.map((each) => say(key, each)) };
  const keys = [...new Set(values.flatMap(Object.keys))];
  return {
    name,
    kind: "rows",
    columns: keys.map(nameOf),
    rows: values.map((row) => keys.map((each) => say(each, row[each]))),
  };
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isPair(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

/** "planned_minutes" → "Planned": the unit goes to the value. */
function nameOf(key: string): string {
  const words = NAMES[key] ?? key.replace(/_(minutes|percent)$/, "").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A value in words, with the unit that its name says. */
function say(key: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return sayNumber(key, value);
  if (typeof value === "string") return sayText(value);
  if (Array.isArray(value)) return value.map((each) => say(key, each)).join(", ");
  return Object.entries(value)
    .map(([name, each]) => `${nameOf(name).toLowerCase()} ${say(name, each)}`)
    .join(", ");
}

function sayNumber(key: string, value: number): string {
  if (/(^|_)minutes$/.test(key)) return sayMinutes(Math.round(value));
  if (/(^|_)percent$/.test(key)) return `${Number(value.toFixed(1))} %`;
  if (value > 0 && value < 0.001) return "less than 0.001";
  return String(Number(value.toFixed(3)));
}

function sayText(value: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return sayDate(value);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return sayMoment(value);
  return value.replaceAll("_", " ");
}
