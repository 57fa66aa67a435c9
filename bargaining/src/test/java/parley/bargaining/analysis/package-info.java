/** Tests of the analysis, most of them against the definitions written out over all pairs of outcomes. */
@NullMarked
package parley.bargaining.analysis;

import org.jspecify.annotations.NullMarked;
