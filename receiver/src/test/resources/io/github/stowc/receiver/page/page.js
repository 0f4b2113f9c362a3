// Looks at the receiver's page in a browser without a window, as a teacher does, and tells what is there.
//
//   node page.js FOLDER SERVER BROWSER SHOTS
//
// FOLDER has node_modules/playwright-core. SHOTS is a folder for pictures of the views, light and dark. The last line of the
// output is JSON; the exit code is 1 if something was not as expected, a message of the browser was an error, a request went to
// another host, or a task took more than 200 ms
// (longer if the machine is busy).
"use strict";
const assert = require("assert");
const fs = require("fs");
const http = require("http");
const os = require("os");
const path = require("path");

const [folder, server, browserPath, shots] = process.argv.slice(2);
const { chromium } = require(path.join(folder, "node_modules", "playwright-core"));

const TYPE = 'multipart/related; type="application/dicom+json"; boundary=b';
// What a person does not notice, on a machine that has a core for it.
const LONGEST = 200 * Math.max(1, os.loadavg()[0] / os.cpus().length);
const trouble = [];
let step = "";
const long = {};

function json(instance, name) {
  const text = (vr, value) => ({ vr, Value: [value] });
  return JSON.stringify([{
    "00080016": text("UI", "1.2.840.10008.5.1.4.1.1.66"), "00080018": text("UI", instance),
    "00090010": text("LO", "STOWC TEST"), "00091001": { vr: "OB", BulkDataURI: "bulk" },
    "00081030": text("LO", name), "00100020": text("LO", "P1"),
    "0020000D": text("UI", "1.2.3.1"), "0020000E": text("UI", "1.2.3.2") }]);
}

function message(instance, name = "Hand", end = "\r\n--b--\r\n") {
  return "--b\r\nContent-Type: application/dicom+json\r\n\r\n" + json(instance, name)
    + "\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Location: bulk\r\n\r\n" + "x".repeat(2000) + end;
}

/** A message of many parts. */
function study(count) {
  const half = Array.from({ length: count / 2 }, (_, i) => i + 1);
  return half.map((i) => "--b\r\nContent-Type: application/dicom+json\r\n\r\n"
      + json("1.2.3.9." + i, "Hand").replace('"bulk"', '"bulk' + i + '"') + "\r\n").join("")
    + half.map((i) => "--b\r\nContent-Type: application/octet-stream\r\nContent-Location: bulk" + i
      + "\r\n\r\nxxxxxxxx\r\n").join("") + "--b--\r\n";
}

function send(body, more = {}) {
  return new Promise((done, fail) => {
    const request = http.request(server + "/studies", { method: "POST", headers: { "Content-Type": TYPE, ...more } },
      (answer) => answer.resume().on("end", () => done(answer.statusCode)));
    request.on("error", fail);
    request.end(body);
  });
}

async function open(browser, scheme) {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, colorScheme: scheme });
  const page = await context.newPage();
  page.on("console", (said) => ["error", "warning"].includes(said.type()) && trouble.push(said.text()));
  page.on("pageerror", (error) => trouble.push(String(error)));
  page.on("request", (request) => new URL(request.url()).origin !== server && trouble.push(request.url()));
  await page.exposeFunction("tookLong", (millis) => { long[step] = Math.max(long[step] ?? 0, millis); });
  await page.addInitScript(() => new PerformanceObserver((list) =>
    list.getEntries().forEach((entry) => window.tookLong(entry.duration))).observe({ type: "longtask", buffered: true }));
  return page;
}

const links = (page) => page.locator("table.requests tbody tr:not([hidden]) a");

async function requests(page, other) {
  await page.goto(server + "/");
  await page.getByText("No request has come yet").waitFor();
  await other.goto(server + "/");
  await other.locator("#live.on").waitFor();
  assert.equal(await send(message("1.2.3.10")), 200);
  await links(page).first().waitFor();
  const script = "<img src=x onerror=alert(1)>&\"'";
  assert.equal(await send(message("1.2.3.11", script), { "X-Word": script }), 200);
  assert.equal(await send(message("1.2.3.12", "Hand", "\r\n")), 400);
  assert.equal(await send(message("1.2.3.10", "Foot")), 409);
  await links(page).nth(3).waitFor();
  await links(other).nth(3).waitFor();
  assert.deepEqual(await links(page).allTextContents(), ["4", "3", "2", "1"]);
  assert.deepEqual(await links(other).allTextContents(), ["4", "3", "2", "1"]);
  const third = await page.locator("table.requests tbody tr").nth(1).innerText();
  assert.match(third, /400 refused[\s\S]*error mime\/no-end/);
  await page.screenshot({ path: path.join(shots, "requests-light.png") });
  await other.screenshot({ path: path.join(shots, "requests-dark.png") });
  await page.fill("#filter", "refused no-end");
  assert.deepEqual(await links(page).allTextContents(), ["3"]);
  await page.fill("#filter", "");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/#/requests/3");
}

async function broken(page) {
  await page.getByRole("heading", { name: "Request 3" }).waitFor();
  const panel = page.locator(".panel");
  await panel.getByText("mime/no-end").waitFor();
  await page.screenshot({ path: path.join(shots, "broken-light.png"), fullPage: true });
  assert.match(await page.locator("h1").innerText(), /400 refused/);
  assert.match(await page.locator(".said").innerText(), /bad syntax/);
}

async function good(page, other) {
  await page.goto(server + "/#/requests/2");
  await page.locator(".panel pre").first().waitFor();
  const spans = (await (await fetch(server + "/api/requests/2")).json()).inspection.spans;
  const bands = page.locator("[data-span]");
  assert.equal(await bands.count(), spans.length);
  for (let i = 0; i < spans.length; i++) {
    const label = await bands.nth(i).getAttribute("aria-label");
    assert.ok(label.includes("offset " + spans[i].offset + ", length " + spans[i].length), label);
  }
  // By keyboard: the fields of the first part.
  await bands.first().focus();
  await page.keyboard.press("ArrowRight");
  await page.locator(".panel h3", { hasText: "fields of part 1" }).waitFor();
  assert.match(await page.locator(".panel pre.text").innerText(), /^Content-Type: application\/dicom\+json\s*CRLF/);
  assert.match(await page.locator(".panel pre.hex").innerText(), /43 6F 6E 74 65 6E 74 2D {2}54 79 70 65/);
  assert.match(await page.locator(".panel").innerText(), /RFC 2046 5\.1/);
  // By mouse: the bulk data.
  await page.locator('.band[aria-label^="bulk data"]').hover();
  await page.locator(".panel h3", { hasText: "bulk data of part 2" }).waitFor();
  // From the metadata to the part, and back; script is shown.
  await page.locator("details.part summary").first().click();
  assert.ok((await page.locator("table.metadata").innerText()).includes("<img src=x onerror=alert(1)>&\"'"));
  assert.equal(await page.locator("main img").count(), 0);
  await page.getByRole("button", { name: "→ part 2" }).click();
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), /^bulk data, .*part 2/);
  await page.getByRole("button", { name: "instance 1, 00091001" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.dataset.row), "0 00091001");
  const command = await page.locator("section[aria-labelledby=repeat] pre").innerText();
  assert.ok(command.includes("curl") && command.includes("request-2.mime") && command.includes(server + "/studies"), command);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByText("Download the body").click()]);
  assert.equal(fs.readFileSync(await download.path(), "latin1"), message("1.2.3.11", "<img src=x onerror=alert(1)>&\"'"));
  await page.screenshot({ path: path.join(shots, "request-light.png"), fullPage: true });
  await page.evaluate(() => scrollTo(0, 0));
  await other.goto(server + "/#/requests/4");
  await other.getByText("409").first().waitFor();
  await other.locator(".panel pre").first().waitFor();
  await other.screenshot({ path: path.join(shots, "request-dark.png") });
  await page.keyboard.press("Escape");
  await links(page).nth(3).waitFor();
  await page.goBack();
  await page.getByRole("heading", { name: "Request 2" }).waitFor();
  await page.reload();
  await page.locator(".panel pre").first().waitFor();
}

async function many(page) {
  await page.goto(server + "/#/");
  for (let i = 0; i < 1000; i += 20) {
    await Promise.all(Array.from({ length: 20 }, (_, j) => send(message("1.2.4." + (i + j)))));
  }
  await page.waitForFunction(() => document.querySelectorAll("table.requests tbody tr").length === 100);
  await page.waitForFunction(() => document.querySelector("table.requests tbody a").textContent === "1004");
}

async function large(page) {
  assert.equal(await send(study(2000)), 200);
  await page.getByRole("link", { name: "1005" }).click();
  await page.locator(".panel pre").first().waitFor();
  assert.match(await page.locator("main").innerText(), /2,000 parts/);
  await page.getByRole("button", { name: /more parts/ }).first().click();
  assert.ok(await page.locator(".group").count() >= 100);
  await page.screenshot({ path: path.join(shots, "large-light.png") });
}

async function cleared(page, other) {
  await page.goto(server + "/#/");
  await page.getByRole("button", { name: "Clear the list" }).click();
  await page.getByText("No request has come yet").waitFor();
  await other.goto(server + "/#/");
  await other.getByText("No request has come yet").waitFor();
}

(async () => {
  fs.mkdirSync(shots, { recursive: true });
  const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-proxy-server"] });
  let exit = 1;
  try {
    const page = await open(browser, "light");
    const other = await open(browser, "dark");
    for (const look of [requests, broken, good, many, large, cleared]) {
      step = look.name;
      await look(page, other);
    }
    exit = trouble.length === 0 && Object.values(long).every((millis) => millis <= LONGEST) ? 0 : 1;
  } catch (error) {
    trouble.push(String(error.stack));
  } finally {
    await browser.close();
  }
  console.log(JSON.stringify({ long, trouble }, null, 1));
  process.exit(exit);
})();
