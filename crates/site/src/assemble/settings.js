// Applies the theme that the reader chose, before the first paint. Without storage the system's theme stays.
try {
  const theme = localStorage.getItem("fieldnotes.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {}
