export interface Amounts {
  calls: number;
  tokens: number;
  micros: number;
}

export interface Period {
  spent: Amounts;
  limit: Amounts;
}

/** What hosted models have cost, as the server tells it; money is in millionths of a US dollar. */
export interface Spending {
  today: Period;
  month: Period;
  models: { model: string; month: Amounts; priced: boolean }[];
}

/** "$5.00"; of less than ten cents also hundredths of a cent: "$0.0132". */
export function sayMoney(micros: number): string {
  const digits = micros >= 100_000 || micros % 10_000 === 0 ? 2 : 4;
  return (micros / 1_000_000).toLocaleString("en-US", {
    style: "currency",
    currency: "USD",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** "12,345", "2.5 million". */
export function sayNumber(number: number): string {
  if (number < 1_000_000) return number.toLocaleString("en-US");
  return `${(number / 1_000_000).toLocaleString("en-US", { maximumFractionDigits: 2 })} million`;
}

/** "$0.42 of $50.00"; where nobody knows the price of any model that was called, that is what is said. */
export function sayCost({ spent, limit }: Period, models: Spending["models"]): string {
  if (spent.calls > 0 && spent.micros === 0 && models.every((each) => !each.priced)) return "price unknown";
  return `${sayMoney(spent.micros)} of ${sayMoney(limit.micros)}`;
}

/** "2 of 500 calls, 31,000 of 10 million tokens". */
export function sayUse({ spent, limit }: Period): string {
  const part = (unit: "calls" | "tokens") => `${sayNumber(spent[unit])} of ${sayNumber(limit[unit])} ${unit}`;
  return `${part("calls")}, ${part("tokens")}`;
}
