// @ts-check
/** In a frozen page: answer the app's own requests from what the page carries. */
const Frozen = {
  /** The text of a gzip stream written as base64. @param {string} packed */
  async text(packed) {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  },
  /** The carried answers by the end of their address. */
  async answers() {
    const packed = document.getElementById("frozen")?.textContent ?? "";
    return /** @type {Record<string, unknown>} */ (JSON.parse(await Frozen.text(packed)));
  },
  /** The names of what is carried, known without unpacking. */
  names: (document.getElementById("frozen")?.dataset.names ?? "").split(" "),
  /** Put in place every packed style and run every packed script, in order. */
  async run() {
    const packed = [...document.querySelectorAll("script[data-becomes]")];
    const texts = await Promise.all(packed.map((script) => Frozen.text(script.textContent ?? "")));
    for (const [at, text] of texts.entries()) {
      const becomes = packed[at].getAttribute("data-becomes") ?? "";
      const made = Object.assign(document.createElement(becomes), { textContent: text });
      document.body.append(made);
      if (becomes === "script") made.remove();
    }
  },
};

const carried = Frozen.answers();
const askNetwork = window.fetch.bind(window);

window.fetch = async (asked, options) => {
  const address = String(asked instanceof Request ? asked.url : asked).split("?")[0];
  const name = Frozen.names.find((end) => end && address.endsWith(end));
  if (name === undefined) return askNetwork(asked, options);
  return new Response(JSON.stringify((await carried)[name]), { headers: { "Content-Type": "application/json" } });
};

window.addEventListener("DOMContentLoaded", Frozen.run);
