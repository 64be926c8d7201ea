import { expect, test } from "vitest";
import { sayRule } from "./recurrence";

test.each([
  ["FREQ=DAILY", "every day"],
  ["FREQ=DAILY;INTERVAL=3", "every 3 days"],
  ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday"],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every other Tuesday"],
  ["FREQ=WEEKLY;BYDAY=MO,WE,FR", "every Monday, Wednesday and Friday"],
  ["FREQ=WEEKLY;INTERVAL=3;BYDAY=SA,SU", "every 3 weeks on Saturday and Sunday"],
  ["FREQ=MONTHLY;BYDAY=-1FR", "the last Friday of each month"],
  ["FREQ=MONTHLY;BYDAY=2TU;COUNT=5", "the second Tuesday of each month, 5 times"],
  ["FREQ=MONTHLY;BYMONTHDAY=1,15", "the 1st and 15th of each month"],
  ["FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1", "the last day, every other month"],
  ["FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=11", "every year on 11 Apr"],
  ["FREQ=WEEKLY;UNTIL=20270301T225959Z", "every week, until 1 Mar 2027"],
])("%s is said as “%s”", (rule, words) => {
  expect(sayRule(rule)).toBe(words);
});

test("what counts from its completion says so", () => {
  expect(sayRule("FREQ=DAILY;INTERVAL=3", true)).toBe("every 3 days after completion");
});
