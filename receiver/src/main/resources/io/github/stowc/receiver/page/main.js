// Hears of requests, and shows the view that the address names.
import { showRequests } from "./requests.js";
import { showRequest } from "./request.js";
import { showBuilder } from "./builder.js";
import { showBreak } from "./break.js";

const rows = new Map();
const main = document.getElementById("main");
const live = document.getElementById("live");
let view = null;
let due = false;
let from = "";

function changed() {
  if (due) {
    return;
  }
  due = true;
  requestAnimationFrame(() => {
    due = false;
    view?.update?.();
  });
}

/** Sorts by number: a request that came earlier can be answered later. */
function inOrder() {
  const sorted = [...rows].sort(([a], [b]) => a - b);
  rows.clear();
  sorted.forEach(([number, row]) => rows.set(number, row));
}

const events = new EventSource("/api/events");
events.addEventListener("requests", (event) => {
  const news = JSON.parse(event.data);
  if (news.begin) {
    rows.clear();
  }
  news.gone.forEach((number) => rows.delete(number));
  news.added.forEach((row) => rows.set(row.number, row));
  inOrder();
  live.textContent = "live";
  live.className = "on";
  changed();
});
events.onerror = () => {
  live.textContent = "no answer; trying again";
  live.className = "off";
};

/** Says which view of the navigation is shown. */
function markView() {
  const path = "#/" + (location.hash.split(/[/?]/)[1] ?? "");
  for (const link of document.querySelectorAll("header nav a")) {
    const is = link.getAttribute("href") === path || link.getAttribute("href") === "#/" && path === "#/requests";
    is ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
  }
}

function route() {
  const broken = /^#\/break(?:\/([0-9a-z-]+))?(?:\?with=([0-9a-z]+))?$/.exec(location.hash);
  if (broken && view?.go) {
    view.go(broken[1], broken[2] ?? "jpegs");
    return;
  }
  const found = /^#\/requests\/(\d+)$/.exec(location.hash);
  view?.leave?.();
  main.replaceChildren();
  if (broken) {
    view = showBreak(main, broken[1], broken[2] ?? "jpegs", rows);
  } else if (found) {
    view = showRequest(main, Number(found[1]), rows);
    from = found[1];
    scrollTo(0, 0);
    main.focus({ preventScroll: true });
  } else if (location.hash === "#/builder") {
    view = showBuilder(main, rows);
    main.focus({ preventScroll: true });
  } else {
    view = showRequests(main, rows, from);
  }
  markView();
  view.update?.();
}

document.getElementById("address").textContent = location.origin + "/studies";
addEventListener("hashchange", route);
addEventListener("keydown", (event) => {
  view?.key?.(event);
  if (event.key === "Escape" && location.hash.startsWith("#/requests/")) {
    location.hash = "#/";
  }
});
route();
