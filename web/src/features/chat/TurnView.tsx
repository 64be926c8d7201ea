import { propose } from "../../lib/draft";
import { type FormButton, PRESSED } from "../../lib/form";
import { Problem } from "../../lib/http";
import { act } from "../../ui/act";
import { Logo } from "../../ui/Logo";
import { Markdown } from "../../ui/Markdown";
import { Spoken } from "../../ui/Spoken";
import { toast } from "../../ui/toasts";
import type { Item } from "./conversation";
import type { Failed } from "./state";
import { ToolCard } from "./ToolCard";
import type { ChatThread } from "./thread";
import type { Verdict } from "./turn";
import { changesOf, isUndoPlace, questionsOf, sayCost, type Turn } from "./turns";

interface Props {
  thread: ChatThread;
  turn: Turn;
  working: boolean;
  broken: boolean;
  failed: Failed | null;
  undoAt: Map<string | null, string>;
  /** Whether choices of it can still be taken. */
  answerable: boolean;
}

/** What the user said, then Aurum's words and the cards of what it did or asks. */
export function TurnView({ thread, turn, working, broken, failed, undoAt, answerable }: Props) {
  const { said, items, cost } = turn;
  const questions = questionsOf(items);
  return (
    <div className="turn">
      {said && (
        <div className="said">
          <p>{said.text}</p>
        </div>
      )}
      {failed && <Failure thread={thread} failed={failed} />}
      {(items.length > 0 || working) && (
        <div className="aurum">
          <Logo size={22} working={working} />
          <div className="words-and-cards">
            {items.map((item) =>
              item.kind === "card" ? (
                <ToolCard
                  key={item.id}
                  card={item}
                  undoable={!working && isUndoPlace(undoAt, item)}
                  changes={changesOf(items, item)}
                  answerable={answerable}
                  say={(text) => thread.outbox.say(text)}
                  answer={(...given) => thread.answer(...given)}
                />
              ) : item.kind === "form" ? (
                <Spoken key={item.id} form={item.form} press={(button) => press(item.id, button)} />
              ) : (
                <Words key={item.id} item={item} />
              ),
            )}
            {questions.length > 1 && <AllAtOnce thread={thread} run={turn.run} many={questions.length} />}
            {working && items.length === 0 && !broken && <p className="thinking">Thinking…</p>}
            {working && broken && (
              <p className="thinking">The connection is gone. It goes on here once it is back…</p>
            )}
            {cost && !working && questions.length === 0 && <p className="cost">{sayCost(cost)}</p>}
          </div>
        </div>
      )}
    </div>
  );
}

/** What the server says of a turn that its user ended. */
const STOPPED = /^Stopped\.( What the cards show as done is done\.)?$/;

function Words({ item }: { item: Extract<Item, { kind: "words" | "notice" }> }) {
  if (item.kind === "notice") return <p className="notice">{item.text}</p>;
  if (STOPPED.test(item.text)) return <p className="stopped">{item.text}</p>;
  return (
    <div className={item.streaming ? "words streaming" : "words"}>
      <Markdown text={item.text} />
    </div>
  );
}

async function press(message: string, { act: pressed }: FormButton) {
  const answer = await act<{ toast: string }>(
    "POST",
    "/api/presses",
    { message, act: pressed },
    { nouns: PRESSED },
  );
  if (answer?.value.toast) toast(answer.value.toast);
}

function AllAtOnce({ thread, run, many }: { thread: ChatThread; run: string | null; many: number }) {
  if (!run) return null;
  const answer = (verdict: Verdict) =>
    void thread.answerAll(run, verdict).catch((error: unknown) => {
      toast(error instanceof Problem ? error.detail : String(error));
    });
  return (
    <div className="answers all">
      {many} questions
      <button type="button" className="small" onClick={() => answer("approve")}>
        Approve all
      </button>
      <button type="button" className="small" onClick={() => answer("reject")}>
        Reject all
      </button>
    </div>
  );
}

function Failure({ thread, failed }: { thread: ChatThread; failed: Failed }) {
  return (
    <div className="failure" role="alert">
      <p>{failed.problem.detail}</p>
      <button type="button" className="small" onClick={() => thread.outbox.retry()}>
        Retry
      </button>
      <button
        type="button"
        className="link"
        onClick={() => void thread.outbox.takeBack(failed.message.id).then(propose)}
      >
        Edit
      </button>
    </div>
  );
}
