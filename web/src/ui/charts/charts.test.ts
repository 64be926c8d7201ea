import { describe, expect, it } from "vitest";
import { clockOf, edged, hoursAround, inLanes, minuteIn, minutesOf, shifted } from "./day";
import { dayNumber, everyNth, linear, pathThrough, runs, sayGap, topOf, untilSure } from "./scale";

describe("scales", () => {
  it("take values to pixels, and one value to the middle", () => {
    expect(linear([0, 100], [120, 20])(25)).toBe(95);
    expect(linear([7, 7], [0, 50])(7)).toBe(25);
    expect(dayNumber("2026-11-23") - dayNumber("2026-10-25")).toBe(29);
  });

  it("draw no line over what is missing", () => {
    expect(runs([null, 60, 71, null, null, 80, null])).toEqual([[1, 2], [5]]);
    expect(runs([null, null])).toEqual([]);
    expect(
      pathThrough([
        [0, 1],
        [2.04, 3.06],
      ]),
    ).toBe("M0.0 1.0L2.0 3.1");
  });

  it("leave out labels that would touch, and end on a round number", () => {
    expect(everyNth(8, 700, 50)).toBe(1);
    expect(everyNth(8, 250, 50)).toBe(2);
    expect(topOf([41, null, 12])).toBe(50);
    expect(topOf([])).toBe(20);
  });

  it("tell a gap in points, to the tenth that was counted", () => {
    expect(sayGap(-12.5)).toBe("12.5 points less than planned");
    expect(sayGap(1)).toBe("1 point more than planned");
    expect(sayGap(0.04)).toBe("as planned");
  });

  it("end a forecast where it is all but certain", () => {
    expect(
      untilSure([
        ["a", 0.5],
        ["b", 0.996],
        ["c", 1],
      ]),
    ).toEqual([
      ["a", 0.5],
      ["b", 0.996],
    ]);
    expect(untilSure([["a", 0.5]])).toEqual([["a", 0.5]]);
  });
});

describe("a day", () => {
  it("is read and said in minutes, by the clock of its zone", () => {
    expect(minutesOf("09:30:00")).toBe(570);
    expect(clockOf(570)).toBe("09:30");
    expect(clockOf(65)).toBe("01:05");
    expect(minuteIn("Asia/Tokyo", Date.parse("2026-11-23T23:15:00Z"))).toBe(8 * 60 + 15);
    expect(minuteIn("Europe/Berlin", Date.parse("2026-11-22T23:05:00Z"))).toBe(5);
  });

  it("shows whole hours, four at least, none beyond midnight", () => {
    expect(hoursAround([{ start: 545, end: 1001 }])).toEqual([540, 1020]);
    expect(hoursAround([{ start: 600, end: 630 }])).toEqual([600, 840]);
    expect(hoursAround([{ start: 1400, end: 1439 }])).toEqual([1200, 1440]);
    expect(hoursAround([])).toEqual([540, 1020]);
  });

  it("lays side by side what overlaps, and nothing else", () => {
    const laid = inLanes([
      { key: "late", start: 660, end: 700 },
      { key: "a", start: 540, end: 600 },
      { key: "b", start: 570, end: 660 },
      { key: "c", start: 600, end: 640 },
    ]);
    expect(laid.map(({ stretch, lane, lanes }) => [stretch.key, lane, lanes])).toEqual([
      ["a", 0, 2],
      ["b", 1, 2],
      ["c", 0, 2],
      ["late", 0, 1],
    ]);
  });

  it("lays beside a short one what would cover its words", () => {
    const short = [
      { key: "call", start: 540, end: 545 },
      { key: "next", start: 545, end: 600 },
      { key: "later", start: 600, end: 640 },
    ];
    expect(inLanes(short).map(({ lanes }) => lanes)).toEqual([1, 1, 1]);
    expect(inLanes(short, 14).map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 2],
      [1, 2],
      [0, 1],
    ]);
  });

  it("keeps a block at least five minutes long and within the day, on steps of five", () => {
    expect(edged({ start: 540, end: 600 }, "end", 623)).toEqual({ start: 540, end: 625 });
    expect(edged({ start: 540, end: 600 }, "start", 700)).toEqual({ start: 595, end: 600 });
    expect(edged({ start: 1400, end: 1420 }, "end", 1500)).toEqual({ start: 1400, end: 1439 });
    expect(shifted({ start: 10, end: 40 }, -31)).toEqual({ start: 0, end: 30 });
    expect(shifted({ start: 540, end: 600 }, 32)).toEqual({ start: 570, end: 630 });
  });
});
