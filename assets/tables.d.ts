// Written by `python -m components.tables` from the Python types; do not edit.

export interface FieldTable {
  values: string[];
  default: string;
  pushes: boolean;
}

export interface TraceTable {
  part: string;
  trace: string;
  far: boolean;
  nerve: boolean;
}

export interface WalkTable {
  back?: string;
  next?: string;
}

export interface ViewTable {
  width: number;
  height: number;
  bilateral: boolean;
  frames: Record<string, number[]>;
  drawn: string[];
  figure: string;
}

export interface WordTable {
  start: unknown[];
  cards: Record<string, unknown[]>;
  previews: Record<string, unknown[]>;
  near: Record<string, unknown>;
  names: Record<string, string>;
  plate: Record<string, string>;
}

export interface Tables {
  fields: Record<string, FieldTable>;
  layers: string[];
  homes: Record<string, string>;
  views: Record<string, ViewTable>;
  frames: Record<string, Record<string, string>>;
  traces: Record<string, TraceTable>;
  walk: Record<string, WalkTable>;
  words: Record<string, string>;
  countries: Record<string, string>;
  country: string;
}
