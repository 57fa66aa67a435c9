/**
 * What a class wants to know once all is over: what each table could have signed, by the exact values of both sides, and how the offers
 * came to what was signed. A fold over a transcript with its secrets; nobody who still negotiates may see it.
 */
@NullMarked
package parley.summit.debrief;

import org.jspecify.annotations.NullMarked;
