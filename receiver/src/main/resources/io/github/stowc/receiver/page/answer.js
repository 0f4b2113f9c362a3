// What was answered and what it means, what is stored, and how to send it again.
import { counted, foreign, h, number } from "./dom.js";

const SHELLS = { bash: "bash, zsh, sh", powershell: "PowerShell", cmd: "cmd.exe" };
const MOST_PICTURES = 12;

function fields(list) {
  return h("table", { class: "fields" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Field"),
    h("th", { scope: "col" }, "Value"))), h("tbody", {}, ...list.map((field) =>
    h("tr", {}, h("th", { scope: "row" }, foreign(field.name)), h("td", {}, foreign(field.value))))));
}

/** The head of the request as a table that can be opened. */
export function head(sent) {
  return h("details", {}, h("summary", {}, "Head of the request: ", h("code", {}, foreign(sent.line))), fields(sent.fields));
}

/** JSON with line breaks, if it is JSON. */
function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

export function answered(detail) {
  const { answer, row } = detail;
  const failed = answer.instances.filter((instance) => instance.outcome !== "stored");
  return h("section", { "aria-labelledby": "answer" }, h("h2", { id: "answer" }, "What was answered"),
    row.status >= 200 && row.status < 300 && !failed.length ? "" : h("p", {}, h("b", {}, "Remedy: "), foreign(answer.remedy)),
    h("p", {}, answer.count ? counted(answer.count, "instance") + ", " + number(row.failed ?? 0) + " failed " : "",
      h("span", { class: "quiet" }, answer.source)),
    failed.length ? h("table", { class: "outcomes" }, h("thead", {}, h("tr", {},
      ...["SOP Instance UID", "Outcome", "Reason", "Meaning and remedy"].map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, ...failed.map((instance) => h("tr", {},
      h("td", {}, h("code", {}, foreign(instance.sopInstanceUid ?? "unknown"))), h("td", {}, instance.outcome),
      h("td", {}, h("code", {}, instance.reason ?? "–")),
      h("td", {}, foreign(instance.meaning ?? ""), instance.remedy ? h("small", {}, foreign(instance.remedy)) : ""))))) : "",
    h("details", { open: answer.text && !answer.count }, h("summary", {}, "The answer as it was sent"), fields(answer.fields),
      answer.text ? h("pre", { class: "command", tabindex: 0, "aria-label": "Body of the answer" }, pretty(answer.text)) : h("p", { class: "quiet" }, "It has no body.")));
}

export function repeated(detail) {
  const { repeat, row, sent } = detail;
  const shells = Object.keys(SHELLS).filter((shell) => repeat[shell]);
  const title = h("h2", { id: "repeat" }, "Send it again");
  const name = "request-" + row.number + ".mime";
  if (!shells.length) {
    return h("section", { "aria-labelledby": "repeat" }, title,
      h("p", {}, "A field of the request cannot be written in a command."));
  }
  const command = h("pre", { class: "command", tabindex: 0, "aria-label": "Command" });
  const copied = h("span", { role: "status" });
  const choice = h("select", { id: "shell", onchange: show }, ...shells.map((shell) => h("option", { value: shell }, SHELLS[shell])));
  function show() {
    command.textContent = repeat[choice.value];
    copied.textContent = "";
  }
  async function copy() {
    try {
      await navigator.clipboard.writeText(command.textContent);
      copied.textContent = "copied";
    } catch {
      getSelection().selectAllChildren(command);
      copied.textContent = "selected; copy it with Ctrl-C";
    }
  }
  show();
  return h("section", { "aria-labelledby": "repeat" }, title,
    sent.whole
      ? h("p", {}, h("a", { href: "/api/requests/" + row.number + "/body", download: name }, "Download the body"), " as ",
        h("code", {}, name), ", then in its folder:")
      : h("p", {}, "The receiver kept " + number(sent.kept) + " of " + counted(row.size, "byte")
        + ". With the file that was sent, under the name ", h("code", {}, name), ":"),
    h("div", { class: "bar" }, h("label", { for: "shell" }, "Shell"), choice,
      h("button", { type: "button", onclick: copy }, "Copy"), copied), command);
}

/** Instances that show a picture: they say how many rows it has, and are no video. */
function drawn(detail) {
  const known = new Map();
  for (const part of detail.inspection?.parts ?? []) {
    for (const instance of part.instances ?? []) {
      const has = (tag) => instance.metadata.some((row) => row.tag === tag);
      known.set(instance.sopInstanceUid, { rows: has("00280010"), document: has("00420011"),
        video: (instance.metadata.find((row) => row.path === "00020010")?.value ?? "").startsWith("1.2.840.10008.1.2.4.10")});
    }
  }
  if ((detail.inspection?.parts ?? []).some((part) => (part.mediaType?.found ?? "").startsWith("video/"))) {
    known.forEach((instance) => { instance.video = true; });
  }
  return known;
}

/** The picture, or what the receiver says if it cannot be shown. */
function picture(path) {
  const image = h("img", { src: "/api/rendered" + path + "/rendered", loading: "lazy", alt: "The stored picture", onerror: refused });
  const link = h("a", { href: path + "/rendered" }, image);
  async function refused() {
    const answer = await fetch("/api/rendered" + path + "/rendered");
    link.replaceWith(h("p", { class: "quiet" }, "It is stored, but the receiver shows no picture of it: ",
      foreign((await answer.text()).trim()), "."));
  }
  return link;
}

export function stored(detail) {
  const known = drawn(detail);
  const all = detail.answer.instances.filter((instance) => instance.outcome !== "failed" && instance.retrieveUrl);
  if (!all.length) {
    return "";
  }
  const pictures = all.slice(0, MOST_PICTURES).map((instance) => {
    const path = new URL(instance.retrieveUrl, location.href).pathname;
    const is = known.get(instance.sopInstanceUid) ?? {};
    const shown = is.rows && !is.video
      ? picture(path)
      : is.document ? h("p", {}, h("a", { href: path + "/rendered" }, "Open the document"))
        : h("p", { class: "quiet" }, "It has no picture.");
    return h("figure", {}, shown, h("figcaption", {}, h("a", { href: path + "/metadata" }, "metadata"), " ",
      h("a", { href: path + "?accept=application/dicom", download: (instance.sopInstanceUid ?? "instance") + ".dcm" }, "DICOM file"), " ",
      h("code", {}, foreign(instance.sopInstanceUid ?? ""))));
  });
  return h("section", { "aria-labelledby": "stored" }, h("h2", { id: "stored" }, "What is stored"),
    h("div", { class: "pictures" }, ...pictures),
    all.length > MOST_PICTURES ? h("p", { class: "quiet" }, "and " + number(all.length - MOST_PICTURES) + " more") : "");
}
