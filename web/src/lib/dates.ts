const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY = 86_400_000;

/** The user's own day ("2026-11-23"): their zone's date, where the night before `dayEnd` still belongs to yesterday. */
export function ownDay(now: Date, zone: string, dayEnd: string): string {
  const [hours = 0, minutes = 0] = dayEnd.split(":").map(Number);
  const local = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(now);
  const part = (type: string) => local.find((found) => found.type === type)?.value ?? "0";
  const date = `${part("year")}-${part("month")}-${part("day")}`;
  const night = Number(part("hour")) * 60 + Number(part("minute")) < hours * 60 + minutes;
  return night ? new Date(Date.parse(date) - DAY).toISOString().slice(0, 10) : date;
}

/** "Fri 27 Nov", with the year when it is not this one; "15:00" is added when there is a time. */
export function sayDate(date: string, time: string | null = null, today = ""): string {
  const at = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return date;
  const year = today && !date.startsWith(today.slice(0, 4)) ? ` ${at.getUTCFullYear()}` : "";
  const said = `${WEEKDAYS[at.getUTCDay()]} ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}${year}`;
  return time ? `${said} ${time.slice(0, 5)}` : said;
}

/** A moment on the clock of this place: "Mon 23 Nov 14:46". */
export function sayMoment(moment: string): string {
  const at = new Date(moment);
  return sayDate(at.toLocaleDateString("en-CA"), at.toTimeString());
}

/** A due date as one reads it: "today", "tomorrow", "3 days late", else the date itself. */
export function sayDue(date: string, time: string | null, today: string): string {
  const days = Math.round((Date.parse(date.slice(0, 10)) - Date.parse(today)) / DAY);
  const clock = time ? ` ${time.slice(0, 5)}` : "";
  if (days === 0) return `today${clock}`;
  if (days === 1) return `tomorrow${clock}`;
  if (days < 0) return days === -1 ? "1 day late" : `${-days} days late`;
  return sayDate(date, time, today);
}

/** "just now", "5 min ago", "3 h ago", "2 days ago". */
export function sayAgo(then: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(then)) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  const days = Math.floor(minutes / (24 * 60));
  return days === 1 ? "yesterday" : `${days} days ago`;
}

/** A date some days later: `later("2026-11-23", 7)` is "2026-11-30". */
export function later(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}
