/** What Dash and Plotly put on the window; only what we use. */
interface Window {
  dash_clientside: {
    set_props(id: string, props: Record<string, unknown>): void;
  };
  Plotly?: unknown;
}
