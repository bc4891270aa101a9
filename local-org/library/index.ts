/** Importing this declares every class of the library. One line a file, sorted. */
import './exception.ts';
import './iteration.ts';
import './list.ts';
import './map.ts';
import './set.ts';
import './sorting.ts';
