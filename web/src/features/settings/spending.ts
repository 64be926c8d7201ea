import { sayMoney, sayNumber } from "../../lib/money";

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
