// @ts-check
/** Dialogs follow the address; the one about safety lifts the number of the country we guess. */
const Dialogs = {
  /** The dialogs that are pages: plain HTML, readable without this script too. */
  pages: /** @type {NodeListOf<HTMLDialogElement>} */ (document.querySelectorAll("dialog[data-page]")),
  /** Open and close dialogs as the address says. @param {Exploration} now */
  show(now) {
    for (const dialog of Dialogs.pages) {
      const wanted = now.page === dialog.dataset.page;
      if (wanted) Dialogs.lift();
      if (wanted && !dialog.open) dialog.showModal();
      if (!wanted && dialog.open) dialog.close();
    }
  },
  /** A dialog that the browser opened, or closed, without us: the address follows. */
  adopt() {
    const open = [...Dialogs.pages].find((dialog) => dialog.open);
    Address.edit({ page: open?.dataset.page ?? "" });
  },
  /** Put the clinic's country first, else that of the time zone; never one guessed from a language. */
  lift() {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const country = TABLES.country || (Object.hasOwn(TABLES.countries, zone) ? TABLES.countries[zone] : "");
    const row = document.querySelector(`#numbers > [data-country="${country}"]`);
    row?.classList.add("guessed");
    if (row?.previousElementSibling) row.parentElement?.prepend(row);
  },
  /** Show the list of keys. */
  keys: () => /** @type {HTMLDialogElement | null} */ (byId("keys-dialog"))?.showModal(),
};

for (const dialog of Dialogs.pages) dialog.addEventListener("close", Dialogs.adopt);
