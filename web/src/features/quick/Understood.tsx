import { useOwnDay } from "../../lib/me";
import { Icon } from "../../ui/Icon";
import { ICONS, type Item, sayToken, type Token } from "./capture";

interface Props {
  items: readonly Item[];
  /** Makes the words of a token plain words again. */
  remove: (token: Token) => void;
}

/** What was understood: each task with its title, and a pill for each thing that was read out of the words. */
export function Understood({ items, remove }: Props) {
  const today = useOwnDay();
  if (items.length === 0) return null;
  return (
    <ol className={items.length > 1 ? "understood many" : "understood"} aria-label="Understood">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have only their order
        <li key={index}>
          <p className="title">{item.title || <em>What is to be done?</em>}</p>
          {item.tokens.length > 0 && (
            <ul className="pills">
              {item.tokens.map((token) => (
                <li key={`${token.start} ${token.kind}`}>
                  <button
                    type="button"
                    className={`pill ${token.kind}`}
                    aria-label={`${token.kind}: ${sayToken(token, item, today)}, from “${token.text.trim()}”. Remove`}
                    onClick={() => remove(token)}
                    onKeyDown={(event) => {
                      if (event.key !== "Backspace" && event.key !== "Delete") return;
                      event.preventDefault();
                      remove(token);
                    }}
                  >
                    <Icon name={ICONS[token.kind]} size={14} />
                    {token.text.trim().toLowerCase() !== sayToken(token, item, today).toLowerCase() && (
                      <span className="from">{token.text.trim()}</span>
                    )}
                    <strong>{sayToken(token, item, today)}</strong>
                    <Icon name="close" size={12} />
                  </button>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
