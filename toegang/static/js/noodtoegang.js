/* Help on top of noodtoegang, which works without it: how long still, and how many characters a reason has. */
(() => {
  "use strict";

  const MINUUT = 60000;
  /* What is said aloud to who does not see it: not each minute. */
  const ZEG_BIJ = new Set([120, 60, 30, 15, 10, 5, 2, 1]);

  function inWoorden(minuten) {
    const uren = Math.floor(minuten / 60);
    const rest = minuten % 60;
    const delen = uren ? [`${uren} uur`] : [];
    if (rest || !uren) delen.push(`${rest} ${rest === 1 ? "minuut" : "minuten"}`);
    return delen.join(" en ");
  }

  function telAf(balk) {
    /* From the server's clock: the one of this computer may be wrong. */
    const tot = Date.now() + Number(balk.dataset.aftellen) * 1000;
    const nog = balk.querySelector("[data-nog]");
    const zeg = balk.querySelector("[data-zeg]");
    let vorige = null;

    function teken() {
      const over = tot - Date.now();
      if (over <= 0) {
        /* The next request finds nothing here; what stands on the screen goes too. */
        window.location.replace(balk.dataset.over);
        return;
      }
      const minuten = Math.ceil(over / MINUUT);
      if (minuten === vorige) return;
      nog.textContent = inWoorden(minuten);
      if (vorige !== null && ZEG_BIJ.has(minuten)) zeg.textContent = `De noodtoegang duurt nog ${inWoorden(minuten)}.`;
      vorige = minuten;
    }

    teken();
    setInterval(teken, 1000);
    document.addEventListener("visibilitychange", teken);
  }

  function telTekens(veld) {
    const minstens = Number(veld.dataset.minstens);
    const regel = document.createElement("p");
    const zeg = document.createElement("p");
    let klok = null;
    regel.className = "veld__hint";
    regel.setAttribute("aria-hidden", "true");
    zeg.className = "alleen-lezer";
    zeg.setAttribute("aria-live", "polite");
    veld.after(regel, zeg);

    function teken() {
      const aantal = veld.value.trim().replace(/\s+/g, " ").length;
      const tekort = minstens - aantal;
      regel.textContent = tekort > 0 ? `Nog ${tekort} ${tekort === 1 ? "teken" : "tekens"}.` : "Dit is lang genoeg.";
    }

    veld.addEventListener("input", () => {
      teken();
      /* Said once somebody stops typing, not with each letter. */
      clearTimeout(klok);
      klok = setTimeout(() => (zeg.textContent = regel.textContent), 1000);
    });
    teken();
  }

  document.querySelectorAll("[data-aftellen]").forEach(telAf);
  document.querySelectorAll("[data-minstens]").forEach(telTekens);
})();
