/** What Dash and Plotly put on the window; only what we use. */
interface Window {
  dash_clientside: {
    no_update: unknown;
    callback_context: { outputs_list: { id: string; property: string }[] };
    set_props(id: string, props: Record<string, unknown>): void;
  };
  Plotly?: unknown;
}
