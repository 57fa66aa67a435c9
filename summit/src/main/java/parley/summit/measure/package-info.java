/**
 * Measures: the ladders on which countries press each other, what each level costs whom, and how a government chooses by
 * noisy expected utility (MODEL section 9).
 */
@NullMarked
package parley.summit.measure;

import org.jspecify.annotations.NullMarked;
