import { propose } from "../../lib/draft";
import { useMe, useNow } from "../../lib/me";
import { go } from "../../lib/place";
import { Logo } from "../../ui/Logo";
import "./welcome.css";

const EXAMPLES = [
  "I want to run a half marathon in spring. Put it under Health. First thing: buy shoes by Friday",
  "What deserves my attention now, and why?",
  "Journal: a long walk by the river, slept well, grateful",
];

export function Welcome({ life }: { life: boolean }) {
  const { zone } = useMe();
  const hour = Number(
    new Intl.DateTimeFormat("en", { timeZone: zone, hour: "numeric", hourCycle: "h23" }).format(useNow()),
  );
  const greeting =
    hour < 5 ? "Still up?" : hour < 12 ? "Good morning." : hour < 18 ? "Good afternoon." : "Good evening.";
  return (
    <div className="welcome">
      <Logo size={56} />
      <h2>{life ? greeting : "A side conversation."}</h2>
      <p>
        {life
          ? "Say a thing once. It is filed where it belongs, and you hear what deserves attention and why."
          : "It has its own thread and shares your life: what is said here can change the same things."}
      </p>
      <ul>
        {EXAMPLES.map((example) => (
          <li key={example}>
            <button type="button" className="example" onClick={() => propose(example)}>
              {example}
            </button>
          </li>
        ))}
      </ul>
      {life && (
        <button type="button" className="link" onClick={() => go("start")}>
          Or begin with six questions
        </button>
      )}
    </div>
  );
}
