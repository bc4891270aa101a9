/**
 * Options for a Java that runs for seconds: only the quick compiler, and the collector without threads of its own. Most
 * of what such a run costs otherwise is Java optimizing code that ends before it pays (HotSpot, `TieredStopAtLevel`).
 */
export const SHORT_LIVED = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
