// Written by `python -m components.table_types` from the Python types; do not edit.

export interface FieldTable {
  values: string[];
  default: string;
  pushes: boolean;
}

export interface TraceTable {
  part: string;
  trace: string;
  far: boolean;
  kind: string;
}

export interface WithinTable {
  of: string;
  values: Record<string, string[]>;
}

export interface WalkTable {
  back?: Record<string, string>;
  next?: Record<string, string>;
}

export interface ViewTable {
  width: number;
  height: number;
  bilateral: boolean;
  frames: Record<string, Record<string, number[]>>;
  drawn: string[];
  extents: Record<string, number>;
  fine_from: number;
}

export interface FindTable {
  item: string;
  words: string[];
}

export interface WordTable {
  frame: Record<string, Record<string, string>>;
  start: string;
  cards: Record<string, string>;
  compared: Record<string, string[]>;
  previews: Record<string, string>;
  near: Record<string, string>;
  names: Record<string, string>;
  plate: Record<string, string>;
  sides: Record<string, string>;
  lit: Record<string, string>;
  search: FindTable[];
}

export interface ViewWords {
  nearby: string;
  labels: string;
}

export interface Tables {
  fields: Record<string, FieldTable>;
  focus: string[];
  within: Record<string, WithinTable>;
  about: Record<string, string>;
  layers: string[];
  homes: Record<string, string>;
  views: Record<string, ViewTable>;
  frames: Record<string, Record<string, string>>;
  traces: Record<string, TraceTable>;
  deeper: string;
  least_px: number;
  walk: Record<string, WalkTable>;
  files: Record<string, string>;
  countries: Record<string, string>;
  country: string;
}
