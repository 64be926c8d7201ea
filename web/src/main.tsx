import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/controls.css";
import "./ui/panel.css";
import "./ui/view.css";
import { App } from "./app/App";
import { guardPresses } from "./lib/press";
import { arrive } from "./lib/session";

guardPresses(document);
void arrive();
addEventListener("hashchange", () => void arrive());

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
