// Shows the page anew when there is a new manual, and a line on top while none could be made.
// It is part of `clausebook serve` and never of a published manual.
(() => {
  "use strict";
  const address = new URL(document.currentScript.src);
  const shown = address.searchParams.get("shown");
  let source = null;
  let banner = null;

  const tell = (fault) => {
    if (!fault) {
      banner?.remove();
      banner = null;
      return;
    }
    if (!banner) {
      banner = document.createElement("div");
      banner.id = "clausebook-serve-fault";
      banner.setAttribute("role", "alert");
      Object.assign(banner.style, {
        position: "fixed", insetInline: "0", bottom: "0", zIndex: "1000", padding: "0.6rem 1rem",
        background: "#8a1c1c", color: "#fff", font: "0.9rem/1.4 system-ui, sans-serif",
        maxHeight: "30vh", overflow: "auto", overflowWrap: "anywhere",
      });
      document.body.append(banner);
    }
    banner.textContent = fault;
  };

  const listen = () => {
    if (source || document.hidden) return;
    source = new EventSource(new URL("events", address));
    source.onmessage = (event) => {
      const state = JSON.parse(event.data);
      if (state.manual !== shown) location.reload();
      else tell(state.fault);
    };
  };

  // A browser opens few connections to a server at once: tabs that nobody sees hold none.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else {
      listen();
    }
  });
  addEventListener("pagehide", () => { source?.close(); source = null; });
  addEventListener("pageshow", listen);
  listen();
})();
