// @ts-check
/** The first picture: show what the address asks for, and say when the page answers. */

/** Watches the page grow until its figure is drawn and its words are there. */
const watcher = new MutationObserver(() => {
  const now = Address.read();
  const drawn = document.querySelector(`#sheet-${now.view} .js-fill`);
  if (!drawn || !document.querySelector("#nearby button") || !Lookup.loaded(now)) return;
  watcher.disconnect();
  const plate = byId("plate");
  if (plate) new ResizeObserver(Framing.fit).observe(plate);
  Framing.fit();
  Scene.show();
  Press.rove();
  document.documentElement.dataset.ready = "1";
  later(() => {
    document.querySelector(".choice-view [aria-pressed='true']")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    Scene.reveal(now);
  });
  Lookup.ahead();
});

const shares = [navigator.share, navigator.clipboard].some((one) => one) && window.location.protocol !== "file:";
document.documentElement.toggleAttribute("data-unshared", !shares);
if ([...Dialogs.pages].some((dialog) => dialog.open)) Dialogs.adopt();
Scene.show();
watcher.observe(document.body, { childList: true, subtree: true });
