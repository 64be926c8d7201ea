import { type KeyboardEvent, useId, useState } from "react";
import { Icon } from "../../ui/Icon";
import { tagIn } from "./draft";

interface Props {
  tags: readonly string[];
  /** Tags that were used before. */
  known: readonly string[];
  change: (tags: string[]) => void;
}

const MOST = 20;

/** group "Tags": each a token that a press takes away; Enter or a comma adds what is written. */
export function Tags({ tags, known, change }: Props) {
  const [written, setWritten] = useState("");
  const list = useId();

  function add(words: string) {
    const added = words.split(",").map(tagIn).filter(Boolean);
    change([...new Set([...tags, ...added])].slice(0, MOST));
    setWritten("");
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing || event.metaKey || event.ctrlKey) return;
    if (event.key === "Enter" && written.trim()) {
      event.preventDefault();
      add(written);
    } else if (event.key === "Backspace" && !written) change(tags.slice(0, -1));
  }

  return (
    <div role="group" aria-label="Tags" className="tags">
      <Icon name="tag" size={15} />
      {tags.map((tag) => (
        <button
          key={tag}
          type="button"
          className="token"
          aria-label={`Remove the tag ${tag}`}
          onClick={() => change(tags.filter((each) => each !== tag))}
        >
          {tag}
          <Icon name="close" size={12} />
        </button>
      ))}
      <input
        aria-label="Add a tag"
        placeholder={tags.length > 0 ? "another" : "Add a tag"}
        list={list}
        maxLength={50}
        autoComplete="off"
        enterKeyHint="done"
        value={written}
        onChange={({ target: { value } }) => (value.includes(",") ? add(value) : setWritten(value))}
        onKeyDown={onKeyDown}
        onBlur={() => written.trim() && add(written)}
      />
      <datalist id={list}>
        {known
          .filter((tag) => !tags.includes(tag))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
    </div>
  );
}
