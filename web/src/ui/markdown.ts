import DOMPurify from "dompurify";
import { Marked, type Tokens } from "marked";

const SAFE_LINK = /^(?:https?:|mailto:)/i;

/**
 * Markdown to HTML in which nothing runs and nothing is fetched: raw HTML is shown as text, images as their words,
 * links go to the web or to mail only and name their host. The sanitizer holds the same line a second time.
 */
export function toHtml(text: string): string {
  return DOMPurify.sanitize(marked.parse(text, { async: false }), {
    ALLOWED_TAGS: [
      ..."p br hr strong em del code pre blockquote ul ol li h1 h2 h3 h4 h5 h6".split(" "),
      ..."table thead tbody tr th td a small".split(" "),
    ],
    ALLOWED_ATTR: ["href", "rel", "target", "start", "align"],
    ALLOWED_URI_REGEXP: SAFE_LINK,
    ADD_URI_SAFE_ATTR: ["rel", "target", "start", "align"],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
}

const marked = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    html: ({ text }) => quote(text),
    image: ({ text }) => quote(text || "image"),
    checkbox: ({ checked }) => (checked ? "☑ " : "☐ "),
    link({ href, tokens }: Tokens.Link) {
      const words = this.parser.parseInline(tokens);
      const host = hostOf(href);
      if (host === null) return words;
      const named =
        host === "" || words.toLowerCase().includes(host) ? "" : ` <small>(${quote(host)})</small>`;
      return `<a href="${quote(href)}" target="_blank" rel="noopener noreferrer">${words}</a>${named}`;
    },
  },
});

/** The host a link leads to, "" for mail, null for a link that is not to be followed. */
function hostOf(href: string): string | null {
  if (!SAFE_LINK.test(href) || !URL.canParse(href)) return null;
  return new URL(href).host.toLowerCase();
}

function quote(text: string): string {
  const names: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (sign) => names[sign] ?? sign);
}
