// Shows the studies of a DICOMweb server to OHIF, in a browser without a window, and tells what a person would see.
//
//   node viewer.js FOLDER SERVER BROWSER
//
// FOLDER has package/dist of npm's @ohif/app and node_modules/playwright-core. SERVER is the URL before /studies. The last
// line of the output is JSON; the exit code is 0 if the list has all studies, the viewer drew a picture with many shades, and
// no request failed.
"use strict";
const fs = require("fs");
const http = require("http");
const path = require("path");

const [folder, server, browserPath] = process.argv.slice(2);
const { chromium } = require(path.join(folder, "node_modules", "playwright-core"));
const dist = path.join(folder, "package", "dist");
const prefix = "/server";

const source = {
  namespace: "@ohif/extension-default.dataSourcesModule.dicomweb",
  sourceName: "receiver",
  configuration: {
    friendlyName: "receiver",
    name: "receiver",
    wadoUriRoot: prefix,
    qidoRoot: prefix,
    wadoRoot: prefix,
    qidoSupportsIncludeField: false,
    imageRendering: "wadors",
    thumbnailRendering: "wadors",
    enableStudyLazyLoad: true,
    supportsFuzzyMatching: false,
    supportsWildcard: true,
    omitQuotationForMultipartRequest: true,
    bulkDataURI: { enabled: true },
  },
};
const settings = {
  routerBasename: null,
  extensions: [],
  modes: [],
  showStudyList: true,
  maxNumberOfWebWorkers: 1,
  showCPUFallbackMessage: false,
  showWarningMessageForCrossOrigin: false,
  strictZSpacingForVolumeViewport: true,
  maxNumRequests: { interaction: 4, thumbnail: 4, prefetch: 4 },
  defaultDataSourceName: source.sourceName,
  dataSources: [source],
};
const types = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

const requests = [];
const failed = [];

/** Passes a request on, as a server does that has the viewer and the archive under one name. */
function forward(request, response) {
  const target = new URL(server + request.url.slice(prefix.length));
  const headers = { ...request.headers, host: target.host };
  delete headers.origin;
  delete headers.referer;
  requests.push(request.method + " " + target.pathname + target.search);
  const onward = http.request(target, { method: request.method, headers }, (answer) => {
    if (answer.statusCode >= 400) {
      failed.push(answer.statusCode + " " + target.pathname + target.search + " for " + request.headers.accept);
    }
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", (error) => {
    failed.push(error.message + " " + target.pathname);
    response.destroy();
  });
  request.pipe(onward);
}

function serve(request, response) {
  const name = new URL(request.url, "http://page").pathname;
  if (name.startsWith(prefix + "/")) {
    forward(request, response);
    return;
  }
  if (name === "/app-config.js") {
    response.writeHead(200, { "content-type": types[".js"] });
    response.end("window.config = " + JSON.stringify(settings) + ";");
    return;
  }
  let file = path.join(dist, path.normalize(name));
  if (!fs.existsSync(file) || fs.statSync(file).isDirectory()) {
    if (path.extname(name)) {
      response.writeHead(404).end();
      return;
    }
    file = path.join(dist, "index.html");
  }
  response.writeHead(200, {
    "content-type": types[path.extname(file)] || "application/octet-stream",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
  });
  fs.createReadStream(file).pipe(response);
}

/** In the page: the most colours of a canvas, at a grid of places. */
function shades() {
  let most = 0;
  for (const canvas of document.querySelectorAll("canvas")) {
    if (canvas.width < 64 || canvas.height < 64) {
      continue;
    }
    const copy = document.createElement("canvas");
    copy.width = copy.height = 48;
    const context = copy.getContext("2d");
    context.drawImage(canvas, 0, 0, 48, 48);
    const data = context.getImageData(0, 0, 48, 48).data;
    const colours = new Set();
    for (let i = 0; i < data.length; i += 4) {
      colours.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
    }
    most = Math.max(most, colours.size);
  }
  return most;
}

async function look(base) {
  const answer = await fetch(server + "/studies", { headers: { accept: "application/dicom+json" } });
  const studies = [...new Set((await answer.json()).map((study) => study["0020000D"].Value[0]))];
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--enable-unsafe-swiftshader", "--use-gl=angle", "--use-angle=swiftshader", "--ignore-gpu-blocklist"],
  });
  const seen = { studies: studies.length, rows: 0, shades: {} };
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
    await page.goto(base + "/");
    await page.waitForSelector("tr", { timeout: 120000 });
    for (let i = 0; i < 60 && seen.rows < studies.length; i++) {
      await page.waitForTimeout(500);
      // The first row is the heading.
      seen.rows = (await page.locator("tr").count()) - 1;
    }
    for (const study of studies) {
      await page.goto(base + "/viewer?StudyInstanceUIDs=" + study);
      await page.waitForSelector("canvas", { timeout: 120000 });
      for (let i = 0; i < 120 && !(seen.shades[study] > 8); i++) {
        await page.waitForTimeout(500);
        seen.shades[study] = await page.evaluate(shades);
      }
    }
  } finally {
    await browser.close();
  }
  return seen;
}

const pages = http.createServer(serve);
pages.listen(0, "127.0.0.1", async () => {
  let exit = 1;
  try {
    const seen = await look("http://127.0.0.1:" + pages.address().port);
    const drawn = Object.values(seen.shades).filter((count) => count > 8).length;
    exit = seen.studies > 0 && seen.rows >= seen.studies && drawn === seen.studies && failed.length === 0 ? 0 : 1;
    console.log(JSON.stringify({ ...seen, failed, requests: [...new Set(requests)] }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error), failed, requests }));
  }
  process.exit(exit);
});
