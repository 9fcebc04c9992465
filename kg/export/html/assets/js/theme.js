// Dark or light: as the system has it, until the reader chooses.

const prefersDark = matchMedia("(prefers-color-scheme: dark)");

const isDark = () => (state.theme ? state.theme === "dark" : prefersDark.matches);

function applyTheme() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  cssValues.clear();
}

function wireTheme() {
  byId("theme").addEventListener("click", () => update({ theme: isDark() ? "light" : "dark" }));
  prefersDark.addEventListener("change", () => update({ theme: state.theme }));
}
