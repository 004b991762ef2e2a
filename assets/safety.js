// @ts-check
/** The safety dialog follows the address, and lifts the number of the country we guess. */

const Safety = {
  /** The dialog, which is plain HTML and opens without this script too. */
  dialog() {
    return /** @type {HTMLDialogElement | null} */ (document.getElementById("safety-dialog"));
  },

  /**
   * Open or close the dialog as the address says.
   * @param {Exploration} now
   */
  show(now) {
    const dialog = Safety.dialog();
    if (!dialog) return;
    const wanted = now.page === "safety";
    if (wanted && !dialog.open) dialog.showModal();
    if (!wanted && dialog.open) dialog.close();
  },

  /** The clinic's country, else the one of the time zone; never one guessed from the language. */
  country() {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return TABLES.country || (Object.hasOwn(TABLES.countries, zone) ? TABLES.countries[zone] : "");
  },

  /** Put the guessed country's number first; the others stay below. */
  lift() {
    const list = document.getElementById("numbers");
    const country = Safety.country();
    const row = [...(list?.children ?? [])].find(
      (item) => item.getAttribute("data-country") === country,
    );
    if (list && row) {
      row.classList.add("guessed");
      list.prepend(row);
    }
  },
};

Safety.dialog()?.addEventListener("close", () => {
  if (Address.read().page === "safety") Address.edit({ page: "" });
});
Safety.lift();
