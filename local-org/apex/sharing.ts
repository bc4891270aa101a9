/** Which record sharing holds for the methods of a class (Apex Developer Guide, "Use the with sharing, … Keywords"). */
import { sharesByDefault } from '../values/versions.ts';
import type { ClassSymbol } from './symbols.ts';
import type { SymbolTable } from './symbol-table.ts';

/**
 * A class without a keyword takes over that of the class it extends, an inner class nothing of its outer one. Without
 * either it runs with sharing from API 67 on, and so does an older one that is in one chain of inheritance with a
 * class of 67 or later. null: the caller's sharing holds.
 */
export function sharingOf(table: SymbolTable, symbol: ClassSymbol): 'with' | 'without' | null {
  if (symbol.sharing !== null) return symbol.sharing === 'inherited' ? null : symbol.sharing;
  if (!symbol.file) return null;
  const isOlder = !sharesByDefault(symbol.file.apiVersion);
  if (isOlder && sharesByDefault(symbol.newestInChain)) return 'with';
  const parent = table.superclass(symbol);
  if (parent?.origin === 'user') return sharingOf(table, parent);
  return isOlder ? null : 'with';
}
