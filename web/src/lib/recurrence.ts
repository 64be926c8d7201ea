const DAYS: Record<string, string> = {
  MO: "Monday",
  TU: "Tuesday",
  WE: "Wednesday",
  TH: "Thursday",
  FR: "Friday",
  SA: "Saturday",
  SU: "Sunday",
};
const UNITS: Record<string, string> = { DAILY: "day", WEEKLY: "week", MONTHLY: "month", YEARLY: "year" };
const NTH: Record<string, string> = {
  "1": "first",
  "2": "second",
  "3": "third",
  "4": "fourth",
  "-1": "last",
};
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const WORKDAYS = "MO,TU,WE,TH,FR";

/** An RRULE (RFC 5545) in words: "every other Tuesday", "the last Friday of each month, 5 times". */
export function sayRule(rule: string, afterCompletion = false): string {
  const parts = new Map(rule.split(";").map((part) => part.split("=", 2) as [string, string]));
  const every = Number(parts.get("INTERVAL") ?? 1);
  const unit = UNITS[parts.get("FREQ") ?? ""] ?? "time";
  const days = parts.get("BYDAY")?.split(",") ?? [];
  const said = [
    whenOf(parts, days, unit, every),
    afterCompletion ? " after completion" : "",
    parts.has("UNTIL") ? `, until ${sayDay(parts.get("UNTIL") ?? "")}` : "",
    parts.has("COUNT") ? `, ${parts.get("COUNT")} times` : "",
  ];
  return said.join("");
}

function whenOf(parts: Map<string, string>, days: string[], unit: string, every: number): string {
  const rhythm =
    every === 1 ? `every ${unit}` : every === 2 ? `every other ${unit}` : `every ${every} ${unit}s`;
  if (unit === "week" && days.length > 0) {
    const named = days.join() === WORKDAYS ? "weekday" : listed(days.map((day) => DAYS[day] ?? day));
    if (every === 1) return `every ${named}`;
    return every === 2 && days.length === 1 ? `every other ${named}` : `${rhythm} on ${named}`;
  }
  const months =
    parts
      .get("BYMONTH")
      ?.split(",")
      .map((month) => MONTHS[Number(month) - 1] ?? month) ?? [];
  const inside = months.length > 0 ? `of ${listed(months)}` : every === 1 ? `of each ${unit}` : `, ${rhythm}`;
  if (days.length > 0) {
    const nth = parts.get("BYSETPOS");
    const on = days.map((day) => {
      const [, place = nth ?? "", name = day] = /^(-?\d+)?(\w\w)$/.exec(day) ?? [];
      return [NTH[place] ?? place, DAYS[name] ?? name].filter(Boolean).join(" ");
    });
    return `the ${listed(on)} ${inside}`.replace(" ,", ",");
  }
  const dates = parts.get("BYMONTHDAY")?.split(",") ?? [];
  if (dates.length > 0 && months.length > 0) return `every year on ${listed(dates)} ${listed(months)}`;
  if (dates.length > 0) return `the ${listed(dates.map(ordinal))} ${inside}`.replace(" ,", ",");
  return rhythm;
}

function ordinal(day: string): string {
  const number = Number(day);
  if (number < 0) return number === -1 ? "last day" : `${-number}. day from the end`;
  const ending =
    number % 100 > 10 && number % 100 < 14 ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return `${number}${ending}`;
}

function listed(words: string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function sayDay(until: string): string {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(until) ?? [];
  return year ? `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}` : until;
}
