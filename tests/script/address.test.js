// The browser reads and writes addresses exactly as Python does, hostile ones included.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import test from "node:test";
import vm from "node:vm";

const root = new URL("../../", import.meta.url);
const python = process.env.PYTHON ?? ".venv/bin/python";
const options = { cwd: root, maxBuffer: 1e8 };
const said = execFileSync(python, ["-m", "tests.script.tables"], options).toString();

/** A page with nothing on it but the tables and an address bar, in a browser of these languages. */
function visit(query, languages = ["en-GB"], tables = said) {
  const entries = [query];
  const window = {
    location: { pathname: "/", search: query.startsWith("?") ? query : "", hash: query.startsWith("#") ? query : "" },
    history: {
      pushState: (_state, _title, url) => go(url, false),
      replaceState: (_state, _title, url) => go(url, true),
    },
    dispatchEvent: (event) => told.push(event.type),
  };
  const told = [];
  const go = (url, replace) => {
    const { search } = new URL(url, "http://here");
    Object.assign(window.location, { search, hash: "" });
    if (replace) entries.pop();
    entries.push(search);
  };
  const document = { getElementById: () => ({ textContent: tables }) };
  const Event = class { constructor(type) { this.type = type; } };
  Object.assign(window, { requestAnimationFrame: (act) => act(), setTimeout: (act) => act() });
  const navigator = { languages };
  const context = vm.createContext({ window, document, navigator, URLSearchParams, Event, PopStateEvent: Event });
  const source = ["act", "address"].map((name) => readFileSync(new URL(`assets/${name}.js`, root), "utf8")).join("\n");
  vm.runInContext(`${source}\nglobalThis.Address = Address; globalThis.TABLES = TABLES; globalThis.switched = switched;`, context);
  return { Address: context.Address, TABLES: context.TABLES, switched: context.switched, entries, told };
}

const approved = readFileSync(new URL("tests/approved/addresses.txt", root), "utf8")
  .split("\n")
  .map((line) => line.match(/^"(.*)" => "(.*)"$/))
  .filter((found) => found !== null)
  .map(([, asked, kept]) => ({ asked, kept }));

test("every approved address reads and writes as in Python", () => {
  assert.ok(approved.length > 40);
  for (const { asked, kept } of approved) {
    const { Address } = visit(asked);
    assert.equal(Address.write(Address.read()), kept, asked);
  }
});

test("hostile values fall back and are never written", () => {
  const { Address, TABLES } = visit("");
  const start = JSON.stringify(Address.read("?"));
  const hostile = ["__proto__", "constructor", "toString", "%00", "%ff", "x".repeat(10_000), "<script>"];
  for (const name of [...Object.keys(TABLES.fields), "__proto__", "constructor"]) {
    for (const value of hostile) {
      assert.equal(JSON.stringify(Address.read(`?${name}=${value}`)), start, `${name}=${value}`);
    }
  }
});

test("a part not drawn in the view takes its home view along, in one entry", () => {
  const { Address, TABLES, entries, told } = visit("?view=outer");
  const part = Object.keys(TABLES.homes).find((id) => !Address.draws("outer", id) && TABLES.homes[id] === "sole");
  Address.edit({ part });
  assert.deepEqual(entries, ["?view=outer", `?part=${part}`]);
  assert.equal(Address.read().view, "sole");
  assert.deepEqual(told, ["explored"]);
});

test("a part drawn in the view keeps it, though its home is another", () => {
  const { Address, TABLES } = visit("?view=outer");
  const part = Object.keys(TABLES.homes).find((id) => Address.draws("outer", id) && TABLES.homes[id] !== "outer");
  Address.edit({ part });
  assert.equal(Address.read().view, "outer");
});

test("an edit that changes nothing adds nothing and tells nobody", () => {
  const { Address, entries, told } = visit("?side=left");
  Address.edit({ side: "left" });
  assert.deepEqual(entries, ["?side=left"]);
  assert.deepEqual(told, []);
});

test("layers replace the entry, sides push one", () => {
  const { Address, entries } = visit("");
  Address.edit({ layer: "" });
  assert.deepEqual(entries, ["?layer=none"]);
  Address.edit({ side: "both" });
  assert.deepEqual(entries, ["?layer=none", "?side=both&layer=none"]);
});

test("a layer is switched on and off, and the last one off leaves none", () => {
  const { Address, entries } = visit("");
  Address.toggle("layer", "muscles");
  assert.deepEqual(entries, ["?layer=bones&layer=muscles&layer=nerves"]);
  for (const layer of ["muscles", "nerves", "bones"]) Address.toggle("layer", layer);
  assert.deepEqual(entries, ["?layer=none"]);
});

test("a cause clears the part and a part the cause, in the same edit", () => {
  const { Address, TABLES, entries } = visit("?part=heel&side=left");
  const [cause] = TABLES.fields.cause.values;
  Address.edit({ cause });
  assert.deepEqual([Address.read().cause, Address.read().part], [cause, ""]);
  assert.equal(Address.read().view, TABLES.homes[`cause=${cause}`]);
  Address.edit({ part: "heel" });
  assert.deepEqual([Address.read().cause, Address.read().part], ["", "heel"]);
  assert.deepEqual(entries.length, 3);
});

test("a cause wins over a part of the same address", () => {
  const { Address, TABLES } = visit("?part=heel&cause=injury");
  assert.equal(TABLES.focus.join(), "tour,cause,part");
  assert.equal(Address.focus(Address.read()), "cause=injury");
  assert.equal(Address.read().part, "");
});

test("a cause that the view draws keeps the view, another takes its home view along", () => {
  const { Address, TABLES } = visit("?view=outer");
  const drawn = TABLES.fields.cause.values.find((id) => Address.draws("outer", `cause=${id}`) && TABLES.homes[`cause=${id}`] !== "outer");
  const other = TABLES.fields.cause.values.find((id) => !Address.draws("outer", `cause=${id}`));
  Address.edit({ cause: drawn });
  assert.equal(Address.read().view, "outer");
  Address.edit({ cause: other });
  assert.equal(Address.read().view, TABLES.homes[`cause=${other}`]);
});

test("a tour clears part, cause and comparison, and takes the view of each step along", () => {
  const { Address, TABLES, entries } = visit("?cause=injury&compare=deep_gluteal");
  assert.equal(Address.read().compare, "deep_gluteal");
  Address.edit({ tour: "route" });
  assert.deepEqual([Address.read().cause, Address.read().compare, Address.read().step], ["", "", "1"]);
  assert.equal(Address.focus(Address.read()), "tour=route 1");
  const last = TABLES.within.step.values.route.at(-1);
  for (const step of TABLES.within.step.values.route) {
    Address.edit({ step });
    assert.equal(Address.read().view, TABLES.homes[`tour=route ${step}`]);
  }
  assert.deepEqual(entries, ["?cause=injury&compare=deep_gluteal", `?tour=route&step=${last}`]);
  Address.edit({ part: "heel" });
  assert.deepEqual([Address.read().tour, Address.read().step, Address.read().part], ["", "", "heel"]);
});

test("a cause is compared with any other, and a new focus ends it", () => {
  const { Address } = visit("?cause=injury");
  Address.edit({ compare: "injury" });
  assert.equal(Address.read().compare, "");
  Address.edit({ compare: "deep_gluteal" });
  assert.deepEqual([...Address.topics(Address.read())], ["cause=injury", "cause=deep_gluteal"]);
  Address.edit({ cause: "deep_gluteal" });
  assert.deepEqual([...Address.topics(Address.read())], ["cause=deep_gluteal"]);
});

test("a value of a list is put in or taken out", () => {
  const { switched } = visit("");
  assert.deepEqual([...switched("", "right-heel")], ["right-heel"]);
  assert.deepEqual([...switched("right-heel left-calf", "right-heel")], ["left-calf"]);
});

test("nothing chosen stays nothing chosen when something else changes", () => {
  const { Address } = visit("?cause=injury");
  Address.edit({ words: "clinical" });
  assert.equal(Address.read().cause, "injury");
  Address.edit({ cause: "", part: "" });
  assert.equal(Address.focus(Address.read()), "");
});

test("an address that names no language is read in the first of the reader's own that is offered", () => {
  const offered = JSON.parse(said);
  offered.fields.language = { ...offered.fields.language, values: ["en", "ko"], default: "en" };
  const visitWith = (query, languages) => visit(query, languages, JSON.stringify(offered)).Address;
  assert.equal(visitWith("", ["fr-FR", "ko-KR", "en"]).read().language, "ko");
  assert.equal(visitWith("", ["fr-FR"]).read().language, "en");
  assert.equal(visitWith("?language=en", ["ko"]).read().language, "en");
  assert.equal(visitWith("?language=fr", ["ko"]).read().language, "ko");
  const korean = visitWith("", ["ko"]);
  korean.edit({ language: "en" });
  assert.equal(korean.write(korean.read()), "language=en");
});
