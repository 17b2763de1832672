/* Small help on top of pages that work without it: search shortcut, autosave, counts, closing menus. */
(() => {
  "use strict";

  const WACHT_NA_TYPEN = 1500;
  const OPNIEUW_NA_FOUT = 10000;

  function tijd(moment) {
    const twee = (getal) => String(getal).padStart(2, "0");
    return `${twee(moment.getHours())}.${twee(moment.getMinutes())} uur`;
  }

  function typt(element) {
    return element && (/^(input|textarea|select)$/i.test(element.tagName) || element.isContentEditable);
  }

  function sneltoetsZoeken() {
    const veld = document.getElementById("zoekveld");
    if (!veld) return;
    document.addEventListener("keydown", (e) => {
      if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || typt(document.activeElement)) return;
      e.preventDefault();
      veld.focus();
      veld.select();
    });
  }

  function uitklapmenus() {
    const open = () => document.querySelectorAll("details.uitklap[open]");
    document.addEventListener("click", (e) => {
      open().forEach((menu) => {
        if (!menu.contains(e.target)) menu.open = false;
      });
    });
    document.addEventListener("keydown", (e) => {
      if (e.key !== "Escape") return;
      open().forEach((menu) => {
        menu.open = false;
        menu.querySelector("summary").focus();
      });
    });
  }

  /* One autosave per form. The server keeps the concept; this only sends what changed and says so. */
  function bewaarAlsConcept(formulier) {
    const status = formulier.querySelector("[data-concept-status]");
    const grootste = Number(formulier.elements.formuliersleutel?.dataset.grootste) || Infinity;
    let klok = null;
    let laatst = inhoud();
    let onbewaard = false;
    let bezig = false;

    function inhoud() {
      const velden = new URLSearchParams();
      for (const [naam, waarde] of new FormData(formulier)) {
        if (typeof waarde === "string" && naam !== "csrfmiddlewaretoken") velden.append(naam, waarde);
      }
      return velden.toString();
    }

    function meld(tekst, fout) {
      if (!status) return;
      status.textContent = tekst;
      status.classList.toggle("is-fout", fout);
      status.classList.toggle("is-bewaard", !fout);
    }

    /* What is longer the server cannot even read, so it is not sent: on this screen the text is safe. */
    function isTeLang(tekst) {
      if (tekst.length <= grootste) return false;
      meld("Uw tekst is te lang om te bewaren. Kort hem in of deel hem op.", true);
      return true;
    }

    function plan(na) {
      clearTimeout(klok);
      klok = setTimeout(bewaar, na);
    }

    async function bewaar() {
      const nu = inhoud();
      if (nu === laatst) {
        onbewaard = false;
        return;
      }
      if (isTeLang(nu)) return;
      if (bezig) {
        plan(WACHT_NA_TYPEN);
        return;
      }
      bezig = true;
      try {
        const antwoord = await fetch(formulier.dataset.concept, {
          method: "POST",
          body: nu,
          credentials: "same-origin",
          redirect: "error",
          headers: {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-CSRFToken": formulier.elements.csrfmiddlewaretoken?.value ?? "",
            "X-Requested-With": "XMLHttpRequest",
          },
        });
        if (antwoord.status === 401) {
          meld("U bent uitgelogd. Sla op en log in. Uw tekst staat er dan weer.", true);
          return;
        }
        if (!antwoord.ok) throw new Error(String(antwoord.status));
        laatst = nu;
        onbewaard = inhoud() !== laatst;
        meld(`Bewaard als concept om ${tijd(new Date())}.`, false);
        if (onbewaard) plan(WACHT_NA_TYPEN);
      } catch {
        meld("Geen verbinding. Uw tekst staat nog op dit scherm.", true);
        plan(OPNIEUW_NA_FOUT);
      } finally {
        bezig = false;
      }
    }

    function gewijzigd() {
      onbewaard = true;
      plan(WACHT_NA_TYPEN);
    }

    formulier.addEventListener("input", gewijzigd);
    formulier.addEventListener("change", gewijzigd);
    formulier.addEventListener("submit", (e) => {
      if (isTeLang(inhoud())) {
        e.preventDefault();
        return;
      }
      onbewaard = false;
      clearTimeout(klok);
    });
    window.addEventListener("online", () => onbewaard && plan(0));
    window.addEventListener("beforeunload", (e) => {
      if (onbewaard && inhoud() !== laatst) e.preventDefault();
    });
  }

  /* <form data-tel="naam" data-tel-een="… {} …" data-tel-meer="…" data-tel-geen="…">: says in the save bar how
     many of the checkboxes with that name are ticked. */
  function telVinkjes(formulier) {
    const regel = formulier.querySelector("[data-opslagtitel]");
    if (!regel) return;
    const { tel, telEen, telMeer, telGeen } = formulier.dataset;
    formulier.addEventListener("change", () => {
      const aantal = formulier.querySelectorAll(`input[type=checkbox][name="${CSS.escape(tel)}"]:checked`).length;
      const tekst = aantal === 0 ? telGeen : aantal === 1 ? telEen : telMeer;
      if (tekst) regel.textContent = tekst.replace("{}", String(aantal));
    });
  }

  /* A chosen score or a typed text means that the row was discussed after all. */
  function nietBesproken(rij) {
    const vinkje = rij.querySelector(".uitvraag__niet input");
    if (!vinkje) return;
    rij.addEventListener("input", (e) => {
      if (e.target !== vinkje && vinkje.checked) vinkje.checked = false;
    });
  }

  /* On a narrow screen the row of tabs scrolls: begin where the reader is. */
  function toonHuidige(rij) {
    const link = rij.querySelector("[aria-current]");
    if (link) rij.scrollLeft = link.offsetLeft - (rij.clientWidth - link.offsetWidth) / 2;
  }

  function kiesMeteen(keuze) {
    keuze.addEventListener("change", () => keuze.form.requestSubmit());
  }

  sneltoetsZoeken();
  uitklapmenus();
  document.querySelectorAll("form[data-concept]").forEach(bewaarAlsConcept);
  document.querySelectorAll("form[data-tel]").forEach(telVinkjes);
  document.querySelectorAll(".uitvraag__rij").forEach(nietBesproken);
  document.querySelectorAll(".tabs, .segment").forEach(toonHuidige);
  document.querySelectorAll("select[data-kies-meteen]").forEach(kiesMeteen);
  document.querySelector("[data-foutoverzicht]")?.focus();
})();
