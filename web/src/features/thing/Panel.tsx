import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { get } from "../../lib/http";
import { queries } from "../../lib/queries";
import { type Level, levelOf, pathOf } from "../../lib/things";
import { act } from "../../ui/act";
import { Icon } from "../../ui/Icon";
import { Menu } from "../../ui/Menu";
import { PlacePicker } from "../../ui/PlacePicker";
import { Trouble } from "../../ui/Trouble";
import { After } from "./After";
import { FieldRow, TitleField } from "./FieldRow";
import { Forecast } from "./Forecast";
import { FIELDS, type Thing } from "./fields";
import { Past } from "./Past";
import { Reminders } from "./Reminders";
import { Under } from "./Under";
import "./thing.css";

/** region named by the thing: every field of it, changed where it stands and saved at once. */
export function Panel({ reference, close }: { reference: string; close: () => void }) {
  const level = levelOf(reference) ?? "task";
  const queryKey = [`${level}s`, "one", reference];
  const found = useQuery({ queryKey, queryFn: () => get<Thing>(pathOf(level, reference)) });
  const title = useRef<HTMLDivElement>(null);
  const thing = found.data;
  const ready = thing !== undefined;

  useEffect(() => {
    const before = document.activeElement;
    if (ready) title.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
    };
  }, [ready]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const busy = event.target instanceof Element && event.target.closest("dialog, [popover]");
      if (event.key === "Escape" && !busy && !event.defaultPrevented) close();
    }
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [close]);

  function save(fields: Record<string, unknown>, said: string) {
    queries.setQueryData<Thing>(queryKey, (known) => known && { ...known, ...shownAtOnce(known, fields) });
    return act("PATCH", pathOf(level, reference), fields, {
      said: `${reference}: ${said}`,
      nouns: [`${level}s`],
    });
  }

  return (
    <section className="panel thing" aria-label={thing ? (thing.title ?? thing.name) : reference}>
      <header>
        <span className="ref">{reference}</span>
        <span className="level">{level}</span>
        {thing && <Actions level={level} thing={thing} reference={reference} close={close} />}
        <button type="button" className="quiet square" aria-label="Close" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div className="scroll">
        {found.isError && <Trouble error={found.error} retry={() => void found.refetch()} />}
        {thing && (
          <>
            <TitleField
              ref={title}
              level={level}
              thing={thing}
              save={(words) => void save(level === "task" ? { title: words } : { name: words }, "renamed")}
            />
            {level !== "pillar" && <Where level={level} thing={thing} />}
            <div className="fields">
              {FIELDS[level].map((field) => (
                <FieldRow key={field.name} field={field} thing={thing} save={save} />
              ))}
              {level === "task" && <After thing={thing} save={save} />}
              {level === "task" && <Reminders reference={reference} />}
            </div>
            {level === "project" && <Forecast reference={reference} />}
            <Under level={level} thing={thing} />
            <Past reference={reference} />
          </>
        )}
      </div>
    </section>
  );
}

/** The fields that are shown before the server answers: those whose words are the value itself. */
function shownAtOnce(known: Thing, fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => name in known && name !== "recurrence"),
  );
}

function Where({ level, thing }: { level: Level; thing: Thing }) {
  const [asking, setAsking] = useState(false);
  const name = thing.title ?? thing.name ?? "";
  const place = thing.parent ? [...(thing.place ?? []), thing.parent] : (thing.place ?? [thing.pillar ?? ""]);
  return (
    <>
      <button
        type="button"
        className="quiet where"
        aria-label="Move elsewhere"
        onClick={() => setAsking(true)}
      >
        <Icon name="folder" size={15} />
        <span>{place.filter(Boolean).join(" › ") || "Not filed yet"}</span>
      </button>
      {asking && (
        <PlacePicker
          level={level}
          name={name}
          close={() => setAsking(false)}
          pick={(target) =>
            void act(
              "PUT",
              `/api/things/${thing.ref}/place`,
              { to: target?.ref ?? "none", before: "last" },
              {
                said: `Moved ${name}${target ? ` to ${target.name}` : ""}`,
                nouns: [`${level}s`],
              },
            )
          }
        />
      )}
    </>
  );
}

function Actions(props: { level: Level; thing: Thing; reference: string; close: () => void }) {
  const { level, thing, reference, close } = props;
  const name = thing.title ?? thing.name ?? "";
  const nouns = [`${level}s`];
  const archived = thing.archived_at != null;
  return (
    <Menu
      label="Actions"
      items={() => [
        ...(thing.recurrence
          ? [
              {
                label: "Skip this time",
                run: () =>
                  void act(
                    "PUT",
                    `/api/tasks/${reference}/skip${thing.due_date ? `?occurrence=${thing.due_date}` : ""}`,
                    undefined,
                    { said: `Skipped once: ${name}`, nouns },
                  ),
              },
            ]
          : []),
        {
          label: "Duplicate",
          run: () =>
            void act("POST", `/api/things/${reference}/duplicate`, {}, { said: `Duplicated ${name}`, nouns }),
        },
        {
          label: archived ? "Take out of the archive" : "Archive",
          run: () =>
            void act(archived ? "DELETE" : "PUT", `/api/things/${reference}/archive`, undefined, {
              said: `${archived ? "Back from the archive" : "Archived"}: ${name}`,
              nouns,
            }),
        },
        {
          label: "Delete",
          harms: true,
          run() {
            close();
            void act("DELETE", pathOf(level, reference), undefined, {
              said: `Deleted ${reference} ${name}`,
              nouns,
            });
          },
        },
      ]}
    >
      <Icon name="more" />
    </Menu>
  );
}
