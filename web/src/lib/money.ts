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
