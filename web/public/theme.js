// Runs before the first paint, so that a remembered theme never flashes. Not inline: the page's policy allows no inline scripts.
try {
  const theme = localStorage.getItem("aurum.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to this page: the system's theme it is.
}
