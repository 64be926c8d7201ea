import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type FormButton, PRESSED } from "../../lib/form";
import { get } from "../../lib/http";
import { useOwnDay } from "../../lib/me";
import { act } from "../../ui/act";
import { Spoken } from "../../ui/Spoken";
import { toast } from "../../ui/toasts";
import { answerIn, type CheckIn, IN_WORDS, TITLES } from "./records";
import { WordsAnswer } from "./WordsAnswer";
import "./rounds.css";

/** region "Check-in": the one that waits, question by question; nothing where none does. */
export function Waiting() {
  const today = useOwnDay();
  const [later, setLater] = useState("");
  const list = useQuery({
    queryKey: ["rounds", "waiting"],
    queryFn: () => get<{ items: CheckIn[] }>("/api/rounds?waiting=true"),
  });
  const newest = list.data?.items[0];
  const id = newest && newest.id !== later ? newest.id : "";
  const found = useQuery({
    queryKey: ["rounds", id],
    queryFn: () => get<CheckIn>(`/api/rounds/${id}`),
    enabled: id !== "",
  });
  const round = id ? found.data : undefined;
  if (!round?.said) return null;
  const late = round.day !== today;
  return (
    <section className="round" aria-label={TITLES[round.kind]}>
      <header>
        <h3>{TITLES[round.kind]}</h3>
        {late && <span className="count">of {round.day}</span>}
        <button type="button" className="link" onClick={() => setLater(round.id)}>
          Later
        </button>
      </header>
      <Spoken form={round.said} press={(button) => pressed(round, button)} />
      {IN_WORDS.includes(round.step) && (
        <WordsAnswer
          key={round.step}
          question={round.question}
          say={(text) => answer(round.id, text, round.step)}
        />
      )}
    </section>
  );
}

/** A button of the check-in answers it; another one does what it does anywhere. */
async function pressed(round: CheckIn, { act: said }: FormButton) {
  const value = answerIn(said);
  if (value !== null) return answer(round.id, value);
  const body = { message: `round ${round.id}`, act: said };
  const done = await act<{ toast: string }>("POST", "/api/presses", body, { nouns: PRESSED });
  if (done?.value.toast) toast(done.value.toast);
}

async function answer(id: string, value: string, step = "") {
  const said = ({ toast: words }: { toast: string }) => words;
  const path = `/api/rounds/${id}/answers`;
  return (await act("POST", path, { value, step }, { said, nouns: PRESSED })) !== null;
}
