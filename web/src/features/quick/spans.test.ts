import { expect, test } from "vitest";
import { kept } from "./spans";

const cut = (text: string, [start, end]: readonly [number, number]) => [...text].slice(start, end).join("");

test("what shall stay words stays so while one goes on writing", () => {
  const text = "see Friday 🎬 on friday";
  const span = [4, 10] as const;
  expect(kept(text, `${text} with Anna`, [span])).toEqual([span]);
  const longer = `we ${text}`;
  expect(kept(text, longer, [span]).map((each) => cut(longer, each))).toEqual(["Friday"]);
  const after = text.replace("see ", "watch 🍿 ");
  expect(kept(text, after, [span]).map((each) => cut(after, each))).toEqual(["Friday"]);
  expect(kept(text, text.replace("Friday", "Fridays"), [span]), "what was edited is read anew").toEqual([
    [4, 10],
  ]);
  expect(kept(text, text.replace("Friday", "Frday"), [span])).toEqual([]);
  expect(kept(text, "", [span])).toEqual([]);
});
