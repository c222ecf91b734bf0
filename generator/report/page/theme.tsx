import type { JSX } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

const THEMES = ["auto", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

const LABELS: Readonly<Record<Theme, string>> = { auto: "Auto", light: "Light", dark: "Dark" };
const KEY = "docwright-theme";

/** Chooses between light and dark. `auto` follows the setting of the system. */
export function ThemeSwitch(): JSX.Element {
  const [theme, setTheme] = useState(savedTheme);
  useLayoutEffect(() => {
    document.documentElement.dataset["theme"] = theme;
    save(theme);
  }, [theme]);
  return (
    <fieldset class="theme">
      <legend class="hidden">Theme</legend>
      {THEMES.map((name) => (
        <label key={name}>
          <input
            type="radio"
            name="theme"
            checked={theme === name}
            onChange={() => {
              setTheme(name);
            }}
          />
          <span>{LABELS[name]}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Browsers can refuse storage to local files. */
function savedTheme(): Theme {
  try {
    const saved = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === saved) ?? "auto";
  } catch {
    return "auto";
  }
}

function save(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // The choice then lasts until the page is closed.
  }
}
