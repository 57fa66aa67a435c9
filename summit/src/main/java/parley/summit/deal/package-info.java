/**
 * Deals: what a list of terms changes in tonnes, dollars, months and exposure, and what that is worth to each side (MODEL
 * sections 6 and 7).
 */
@NullMarked
package parley.summit.deal;

import org.jspecify.annotations.NullMarked;
