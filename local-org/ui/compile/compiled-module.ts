/** What a file of a component is compiled to. */

/** Source map, version 3. */
export interface SourceMap {
  version: number;
  sources: string[];
  sourcesContent?: (string | null)[];
  names: string[];
  mappings: string;
}

export interface CompiledModule {
  /** The body of a function `(require, module, exports)`. */
  code: string;
  /** Of a script that people wrote; null for templates and styles. */
  map: SourceMap | null;
  /** What it imports: specifier as written → names that the other module has to export. */
  imports: Record<string, string[]>;
}
