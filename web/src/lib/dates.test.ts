import { expect, test } from "vitest";
import { ownDay, sayAgo, sayDate, sayDue } from "./dates";

test("a day ends when its person goes to bed, in their own zone", () => {
  expect(ownDay(new Date("2026-11-23T01:30:00Z"), "Europe/Berlin", "03:00")).toBe("2026-11-22");
  expect(ownDay(new Date("2026-11-23T02:00:00Z"), "Europe/Berlin", "03:00")).toBe("2026-11-23");
  expect(ownDay(new Date("2026-11-23T02:00:00Z"), "America/New_York", "00:00:00")).toBe("2026-11-22");
  expect(ownDay(new Date("2027-01-01T00:10:00Z"), "UTC", "03:00")).toBe("2026-12-31");
});

test("dates read like words", () => {
  expect(sayDate("2026-11-27")).toBe("Fri 27 Nov");
  expect(sayDate("2027-03-01", "15:00:00", "2026-11-23")).toBe("Mon 1 Mar 2027 15:00");
  expect(sayDue("2026-11-23", "09:30:00", "2026-11-23")).toBe("today 09:30");
  expect(sayDue("2026-11-24", null, "2026-11-23")).toBe("tomorrow");
  expect(sayDue("2026-11-20", null, "2026-11-23")).toBe("3 days late");
  expect(sayDue("2026-11-27", null, "2026-11-23")).toBe("Fri 27 Nov");
  expect(sayDate("no date")).toBe("no date");
  expect(sayAgo("2026-11-23T08:00:00Z", Date.parse("2026-11-23T10:10:00Z"))).toBe("2 h ago");
});
