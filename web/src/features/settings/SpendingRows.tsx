import { useQuery } from "@tanstack/react-query";
import { get } from "../../lib/http";
import { sayMoney, sayNumber } from "../../lib/money";
import { Trouble } from "../../ui/Trouble";
import { type Period, type Spending, sayCost, sayUse } from "./spending";

/** What the hosted model has cost today and this month, beside the limits. */
export function SpendingRows() {
  const found = useQuery({
    queryKey: ["spending"],
    queryFn: () => get<Spending>("/api/spending"),
    staleTime: 0,
  });
  const spending = found.data;
  if (!spending)
    return found.error ? <Trouble error={found.error} retry={() => void found.refetch()} /> : null;
  if (spending.models.length === 0) {
    return (
      <div className="setting">
        <span>This month</span>
        <span>Nothing</span>
        <small>No hosted model was called. The offline model costs nothing.</small>
      </div>
    );
  }
  return (
    <>
      <Row label="Today" period={spending.today} models={spending.models} />
      <Row label="This month" period={spending.month} models={spending.models} />
      {spending.models.map(({ model, month, priced }) => (
        <div className="setting" key={model}>
          <span>{model}</span>
          <span>{priced ? sayMoney(month.micros) : "price unknown"}</span>
          <small>
            {sayNumber(month.calls)} calls, {sayNumber(month.tokens)} tokens this month
          </small>
        </div>
      ))}
    </>
  );
}

function Row({ label, period, models }: { label: string; period: Period; models: Spending["models"] }) {
  return (
    <div className="setting">
      <span>{label}</span>
      <span>{sayCost(period, models)}</span>
      <small>{sayUse(period)}</small>
    </div>
  );
}
