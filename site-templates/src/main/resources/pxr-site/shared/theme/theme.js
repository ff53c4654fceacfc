// The switch between light and dark. Until it is used, the system decides.
(function () {
  const button = document.querySelector("button.theme");
  button.hidden = false;
  button.addEventListener("click", function () {
    const html = document.documentElement;
    const isDark = html.dataset.theme
      ? html.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    html.dataset.theme = isDark ? "light" : "dark";
    try {
      localStorage.setItem("pxr-theme", html.dataset.theme);
    } catch {
      // Then it holds for this page.
    }
  });
})();
