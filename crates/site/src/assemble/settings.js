// Applies what the reader chose before the first paint, and keeps what is chosen. Without storage a choice holds for
// this page. Values that no rule of the style sheet knows change nothing.
{
  const chosen = document.documentElement.dataset;
  const names = ["theme", "face", "size", "width"];
  const key = (name) => "fieldnotes." + name;
  const attempt = (act) => {
    try {
      names.forEach(act);
    } catch {}
  };
  attempt((name) => {
    const value = localStorage.getItem(key(name));
    if (value) chosen[name] = value;
  });
  addEventListener("DOMContentLoaded", () => {
    for (const input of document.querySelectorAll(".settings input")) {
      if (input.value === chosen[input.name]) input.checked = true;
    }
  });
  addEventListener("change", ({ target }) => {
    if (!target.closest(".settings")) return;
    const { name, value, defaultChecked } = target;
    if (defaultChecked) delete chosen[name];
    else chosen[name] = value;
    attempt((other) => {
      if (other !== name) return;
      if (defaultChecked) localStorage.removeItem(key(name));
      else localStorage.setItem(key(name), value);
    });
  });
}
