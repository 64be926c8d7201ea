import { describe, expect, it } from "vitest";
import {
  bodyOf,
  changesOf,
  type Draft,
  EMPTY,
  isBlank,
  isUntouched,
  joined,
  lengthOf,
  sayLength,
  tagIn,
  withPrompts,
} from "./draft";

const drafted = (fields: Partial<Draft>): Draft => ({ ...EMPTY, ...fields });

describe("a draft", () => {
  it("is nothing to save without a word, whatever is felt", () => {
    expect(isBlank(drafted({ mood: "peaceful", title: "Monday", text: " \n" }))).toBe(true);
    expect(isUntouched(drafted({ title: "Monday" }))).toBe(false);
    expect(isUntouched(EMPTY)).toBe(true);
    expect(isBlank(drafted({ answers: [{ prompt: "How?", answer: "Well" }] }))).toBe(false);
  });

  it("leaves out what was not said when it is sent, and names the messages it was drawn from", () => {
    const source = { at: "2026-11-23T08:00:00Z", text: "Slept well" };
    expect(
      bodyOf(
        drafted({
          text: "A day",
          day: "2026-11-23",
          answers: [
            { prompt: "A joy?", answer: "Tea" },
            { prompt: "A person?", answer: " " },
          ],
          sources: [
            { kind: "message", id: "m1", ...source },
            { kind: "task", id: "t1", ...source },
          ],
        }),
      ),
    ).toEqual({
      text: "A day",
      day: "2026-11-23",
      answers: [{ prompt: "A joy?", answer: "Tea" }],
      message_ids: ["m1"],
    });
  });

  it("of an entry that is edited sends what changed alone, emptied fields too", () => {
    const from = drafted({ text: "A day", title: "Monday", tags: ["run"] });
    expect(changesOf(from, { ...from, title: "", tags: ["run"] })).toEqual({ title: "" });
    expect(changesOf(from, from)).toEqual({});
  });

  it("keeps every answer that was given when another template is taken", () => {
    const first = withPrompts(EMPTY, "gratitude", ["A joy?", "A person?"]);
    const answered = { ...first, answers: [{ prompt: "A joy?", answer: "Tea" }, ...first.answers.slice(1)] };
    expect(withPrompts(answered, "daily", ["Highlights?"]).answers).toEqual([
      { prompt: "Highlights?", answer: "" },
      { prompt: "A joy?", answer: "Tea" },
    ]);
    expect(withPrompts(answered, null, []).answers).toEqual([{ prompt: "A joy?", answer: "Tea" }]);
    expect(withPrompts(answered, "gratitude", ["A joy?"]).answers).toEqual([
      { prompt: "A joy?", answer: "Tea" },
    ]);
  });

  it("loses no own word to what is drafted of the day", () => {
    const both = joined(drafted({ text: "Tired.\n", mood: "anxious", tags: ["work"] }), {
      ...{ text: "You ran 5 km.", title: "A run", mood: "excited", energy: "high" },
      ...{ tags: ["run", "work"], day: "2026-11-23", sources: [] },
    });
    expect(both).toMatchObject({ text: "Tired.\n\nYou ran 5 km.", title: "A run", mood: "anxious" });
    expect(both).toMatchObject({ energy: "high", tags: ["work", "run"], day: "2026-11-23" });
  });

  it("counts the words of text and answers, and a minute at least", () => {
    const long = { text: "one two\nthree", answers: [{ prompt: "Why so?", answer: " because —  it is" }] };
    expect(lengthOf(long)).toEqual({ words: 7, minutes: 1 });
    expect(lengthOf({ text: "word ".repeat(650), answers: [] })).toEqual({ words: 650, minutes: 3 });
    expect(sayLength({ words: 1650, minutes: 8 })).toBe("1,650 words · 8 min");
    expect(sayLength({ words: 0, minutes: 1 })).toBe("0 words");
  });

  it("has tags without their sign", () => {
    expect([tagIn(" #deep  work "), tagIn("##"), tagIn("run")]).toEqual(["deep work", "", "run"]);
  });
});
