/**
 * What came of a session, folded from its transcript and nothing else: deals, measures, supply by country and month, how far China
 * went, and who played.
 */
@NullMarked
package parley.summit.report;

import org.jspecify.annotations.NullMarked;
