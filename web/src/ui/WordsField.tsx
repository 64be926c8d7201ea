import { Icon } from "./Icon";

interface Props {
  className: string;
  placeholder: string;
  value: string;
  change: (words: string) => void;
}

/** The field above a list that narrows it to what holds these words. */
export function WordsField({ className, placeholder, value, change }: Props) {
  return (
    <label className={className}>
      <Icon name="search" size={16} />
      <input
        type="search"
        aria-label="Words"
        placeholder={placeholder}
        value={value}
        onChange={({ target }) => change(target.value)}
      />
    </label>
  );
}
